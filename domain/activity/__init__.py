"""Publicity and culture (宣传与文化): mobilisation, publicity, model cases, brands (P22)."""
