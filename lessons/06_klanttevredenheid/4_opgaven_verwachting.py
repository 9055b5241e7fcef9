# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   klantlab:
#     lesson: "06.4"
#     kind: exercises
#     title: "Opgaven: verwachting en tevredenheid"
#     minutes: 35
#     concepts: [C59]
#     after: ["04.4"]
#     teaches: []
# ---

# %% [markdown]
# # Opgaven: verwachting en tevredenheid
#
# *Tijd: 35 minuten.*

# %%
import pandas as pd

from klantlab import exercises

# %% [markdown]
# ## Opgave 06.1 · Vier achten en één ander
#
# Vier klanten gaven een 8. Welk cijfer gaf de vijfde, als het gemiddelde precies 7,4 is? **Verander het getal achter
# `vijfde`** en voer de cel uit.

# %%
vijfde = 8
### BEGIN SOLUTION
vijfde = 5
### END SOLUTION
print(pd.Series([8, 8, 8, 8, vijfde]).mean())

# %%
exercises.check("06.1", vijfde)
