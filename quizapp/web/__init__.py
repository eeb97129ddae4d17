"""HTTP in, HTML out: blueprints, forms, presenters, templates. The view commits once."""
