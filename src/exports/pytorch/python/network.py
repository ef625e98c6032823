class ScoreNetwork(torch.nn.Module):
    """s(x, sigma): features of place and noise, a multilayer perceptron, and the parametrization of the score."""

    def __init__(self):
        super().__init__()
        labels = CLASSES if CLASSES > 1 else 0
        sizes = [3 + 4 * FOURIER_OCTAVES + labels] + DEPTH * [WIDTH] + [1 if FORM == "energy" else 2]
        self.layers = torch.nn.ModuleList(torch.nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
        activations = {"silu": torch.nn.SiLU, "tanh": torch.nn.Tanh, "softplus": torch.nn.Softplus}
        self.activation = activations[ACTIVATION]()
        # SiLU halves the variance, as ReLU does (He et al. 2015); the last layer starts near zero.
        for layer in self.layers:
            gain = 0.01 if layer is self.layers[-1] else 2 if ACTIVATION == "silu" else 1
            torch.nn.init.normal_(layer.weight, std=math.sqrt(gain / layer.in_features))
            torch.nn.init.zeros_(layer.bias)

    def features(self, x, sigma, label):
        place = (x - MEAN) / torch.sqrt(sigma**2 + STD**2) if PARAMETRIZATION == "preconditioned" else x
        frequency = math.pi * 2 ** torch.arange(FOURIER_OCTAVES)
        # What is left of a wave under the noise (mip-NeRF, Barron et al. 2021, section 3.1).
        visible = torch.exp(-0.5 * (frequency * sigma) ** 2)
        angles = [frequency * x[:, :1], frequency * x[:, 1:]]
        waves = [visible * of(angle) for of in (torch.sin, torch.cos) for angle in angles]
        code = [(label[:, None] == torch.arange(CLASSES)).to(x)] if CLASSES > 1 else []
        return torch.cat([place, 0.5 * torch.log(sigma), *waves, *code], dim=1)

    def output(self, x, sigma, label):
        y = self.features(x, sigma, label)
        for layer in self.layers[:-1]:
            y = self.activation(layer(y))
        return self.layers[-1](y)

    def forward(self, x, sigma, label):
        """The score at points x [n, 2] with noise sigma [n, 1] and classes label [n], NO_LABEL for none."""
        spread = torch.sqrt(sigma**2 + STD**2) if PARAMETRIZATION == "preconditioned" else torch.ones_like(sigma)
        if FORM == "energy":  # the network gives one number, and the score is a gradient: it has no curl
            with torch.enable_grad():
                x = x if x.requires_grad else x.clone().requires_grad_()
                energy = self.output(x, sigma, label).sum()
                output = spread * torch.autograd.grad(energy, x, create_graph=True)[0]
        else:
            output = self.output(x, sigma, label)
        if PARAMETRIZATION == "raw":
            return output
        if PARAMETRIZATION == "noise-scaled":  # Song & Ermon (2020), section 3.1
            return output / sigma
        # The denoiser D of Karras et al. (2022), table 1: s = (D - x)/sigma^2.
        denoised = MEAN + STD**2 / spread**2 * (x - MEAN) + sigma * STD / spread * output
        return (denoised - x) / sigma**2
