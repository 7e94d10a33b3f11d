"""The Arabic language pack: letters, numbers, dates, names.

Text in, values out; no type of the project is known here.
"""
