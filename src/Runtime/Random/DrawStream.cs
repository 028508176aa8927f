namespace SubsetGen.Runtime.Random;

/// <summary>Streams of draws that never meet: the top two bits of the counter.</summary>
internal enum DrawStream : uint
{
    /// <summary>Noise on the logits.</summary>
    Noise = 0,

    /// <summary>The draws of a sampler.</summary>
    Sampling = 1,

    /// <summary>The uniforms of gamma draws, many an item; <see cref="GammaDraws"/> says which.</summary>
    Gamma = 2,

    /// <summary>What a sampler draws again after it has refused a draw; <see cref="UniformStream"/> numbers its trials.</summary>
    Again = 3,
}
