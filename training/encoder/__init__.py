"""Makes the shipped model: Spanish and English in one space, from an English teacher and translations.

    python -m training.encoder.prepare   --data FOLDER --work WORK  data, vocabulary, first embedding rows
    python -m training.encoder.distil    --work WORK                stage 1: Spanish as the teacher's English
    python -m training.encoder.questions --work WORK                stage 2: a question near its answer
    python -m training.encoder.export    --work WORK --out FOLDER   stage 3: the model's folder, in fp16

Each stage writes the arguments it ran with beside what it made. One that was stopped is started again with
the same arguments and goes on where its last checkpoint was. `python -m training.encoder.development`
measures what a stage made on questions that none has seen.
"""
