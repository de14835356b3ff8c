package dev.roofline.operator;

/** Where a formula comes from. */
public enum Source {
    /** The project's own choice among several in use; a page says which and why. */
    CONVENTION("convention of this tool", "src/site/markdown/counting.md"),
    ROOFLINE("Williams, Waterman, Patterson: Roofline, CACM 52(4), 2009", "https://doi.org/10.1145/1498765.1498785"),
    TRANSFORMER("Vaswani et al.: Attention Is All You Need", "https://arxiv.org/abs/1706.03762"),
    GROUPED_QUERY("Ainslie et al.: GQA", "https://arxiv.org/abs/2305.13245"),
    FLASH_ATTENTION("Dao et al.: FlashAttention", "https://arxiv.org/abs/2205.14135"),
    LAYER_NORM("Ba, Kiros, Hinton: Layer Normalization", "https://arxiv.org/abs/1607.06450"),
    RMS_NORM("Zhang, Sennrich: Root Mean Square Layer Normalization", "https://arxiv.org/abs/1910.07467"),
    GELU("Hendrycks, Gimpel: Gaussian Error Linear Units", "https://arxiv.org/abs/1606.08415"),
    GATED("Shazeer: GLU Variants Improve Transformer", "https://arxiv.org/abs/2002.05202"),
    ROTARY("Su et al.: RoFormer", "https://arxiv.org/abs/2104.09864"),
    SOFT_CAP("Gemma 2", "https://arxiv.org/abs/2408.00118"),
    T5("Raffel et al.: T5", "https://arxiv.org/abs/1910.10683"),
    SQUARED_RELU("So et al.: Primer", "https://arxiv.org/abs/2109.08668"),
    MIXTURE("Shazeer et al.: Outrageously Large Neural Networks", "https://arxiv.org/abs/1701.06538"),
    LATENT("DeepSeek-V2", "https://arxiv.org/abs/2405.04434"),
    MAMBA("Gu, Dao: Mamba", "https://arxiv.org/abs/2312.00752"),
    MAMBA2("Dao, Gu: Transformers are SSMs", "https://arxiv.org/abs/2405.21060"),
    DELTA_NET("Yang, Kautz, Hatamizadeh: Gated Delta Networks", "https://arxiv.org/abs/2412.06464"),
    ADAM("Loshchilov, Hutter: Decoupled Weight Decay Regularization", "https://arxiv.org/abs/1711.05101"),
    BACKPROPAGATION(
            "Narayanan et al.: Efficient Large-Scale Language Model Training, appendix",
            "https://arxiv.org/abs/2104.04473"),
    COLLECTIVES(
            "Thakur, Rabenseifner, Gropp: Optimization of Collective Communication Operations in MPICH, 2005",
            "https://doi.org/10.1177/1094342005051521"),
    ULYSSES("Jacobs et al.: DeepSpeed Ulysses", "https://arxiv.org/abs/2309.14509"),
    RING_ATTENTION("Liu et al.: Ring Attention with Blockwise Transformers", "https://arxiv.org/abs/2310.01889"),
    EXPERT_DISPATCH("DeepSeek-V3, section 3.2", "https://arxiv.org/abs/2412.19437"),
    SURVEY("Kim et al.: Full Stack Optimization of Transformer Inference", "https://arxiv.org/abs/2302.14017");

    private final String title;
    private final String address;

    Source(String title, String address) {
        this.title = title;
        this.address = address;
    }

    public String title() {
        return title;
    }

    public String address() {
        return address;
    }
}
