namespace SubsetGen.Runtime.Random;

/// <summary>
/// What decides every draw besides the row and the item: the user's seed and the number of the call. Draws depend on
/// nothing else, so not on threads, vector width, the length of the row, or the device.
/// </summary>
/// <param name="Seed">The user's seed: Philox's 64-bit key.</param>
/// <param name="Call">Counts the calls made with one seed; below 2^62, for the top bits name the stream.</param>
public readonly record struct DrawKey(ulong Seed, ulong Call);
