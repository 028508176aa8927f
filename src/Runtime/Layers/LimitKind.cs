using System.ComponentModel;

namespace SubsetGen.Runtime.Layers;

/// <summary>What says which items of a batch take part.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum LimitKind
{
    /// <summary>All do.</summary>
    None,

    /// <summary>Those under a mask of the shape of the logits.</summary>
    Mask,

    /// <summary>The first of each row, by a length a row.</summary>
    Lengths,
}
