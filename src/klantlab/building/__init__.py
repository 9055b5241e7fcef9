"""From lessons/ to notebooks/, and the gates that a lesson passes.

``python -m klantlab.building build`` executes what changed; ``build --check`` says what is out of step.
How a source is written stands in `klantlab.building.source`; what a lesson may use and how it
flows in `klantlab.building.ladder` and `klantlab.building.cadence`.
"""
