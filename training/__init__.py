"""How the shipped statistics and models are made: data in, files and a measured table out."""
