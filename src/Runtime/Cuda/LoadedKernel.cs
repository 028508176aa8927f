namespace SubsetGen.Runtime.Cuda;

/// <summary>Device text that a host has made ready to run.</summary>
/// <param name="name">What errors call it.</param>
internal abstract class LoadedKernel(string name)
{
    /// <summary>What errors call it: the layer.</summary>
    public string Name => name;

    /// <summary>What a thread of an entry point takes; null where that is not known.</summary>
    public virtual ThreadNeeds? NeedsOf(string kernel) => null;
}
