"""How the weights of `index/ranking.py` are fitted on a folder of evaluation data, and measured.

python -m training.ranking FOLDER [--data DATA] [--asked FILE] [--write]
"""
