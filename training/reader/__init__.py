"""The reader: how the model is made that reads a question and a sentence together.

In this order, each step a module to run, with one work folder that `training.encoder` has filled:

1. `negatives`: the sentences that the encoder takes for each question's answer and that are not.
2. `train`: fine-tunes the encoder's lower layers to say whether a sentence answers, and with which words.
3. `export`: the folder that ships with Vocero.
"""
