namespace SubsetGen.TorchSharpVae.Data;

/// <summary>Grey images of 28 x 28 pixels, one after the other, each line by line from the top: 0 is paper, 255 is ink.</summary>
/// <param name="Bytes">Their pixels.</param>
internal sealed record ImageSet(byte[] Bytes)
{
    /// <summary>Pixels in a line, and lines.</summary>
    public const int Side = 28;

    /// <summary>Pixels of an image.</summary>
    public const int Pixels = Side * Side;

    /// <summary>How many images there are.</summary>
    public int Count => Bytes.Length / Pixels;

    /// <summary>The first of them: all where there are no more.</summary>
    public ImageSet First(int most) => most >= Count ? this : new(Bytes[..(most * Pixels)]);
}
