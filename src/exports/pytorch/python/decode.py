def decode(text, kind=torch.float32):
    """The page's own numbers, to the bit."""
    return torch.frombuffer(bytearray(zlib.decompress(base64.b64decode(text))), dtype=kind)
