namespace SubsetGen.Benchmarks.Measurement;

/// <summary>One implementation of a method at one shape, bound to a problem's buffers.</summary>
internal interface IContender : IDisposable
{
    /// <summary>Computes the problem's subset and keeps what <see cref="Backward"/> needs.</summary>
    void Forward();

    /// <summary>Computes the problem's logit gradients from the last <see cref="Forward"/>; once for each.</summary>
    void Backward();
}
