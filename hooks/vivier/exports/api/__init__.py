"""The JSON API: static files under ``api/v1/``, one for each record and each page of a list, and what describes them.

``shapes`` says what is served beside the records' own fields; the schemas and the OpenAPI document are made from it and
from the models, so that what is described is what is written.
"""
