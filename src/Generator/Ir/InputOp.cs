using System.Collections.Generic;

namespace SubsetGen.Generator.Ir;

/// <summary>What enters a program from outside.</summary>
internal enum InputKind
{
    /// <summary>The row's logits with noise added and excluded items at minus infinity.</summary>
    Logits,

    /// <summary>Largest logit that is not excluded.</summary>
    LargestLogit,

    /// <summary>Smallest logit that is not excluded.</summary>
    SmallestLogit,

    /// <summary>A row that the kernel reads besides the logits: the first such has index 0.</summary>
    Further,

    /// <summary>Number of items that are not excluded.</summary>
    Allowed,

    /// <summary>Number of items still to choose: the layer's k less the items that are certain.</summary>
    K,

    Temperature,

    /// <summary>
    /// The temperature as steps divide by it again, after all logits have been. Never read: it stands for the part of the
    /// temperature's gradient that comes from there.
    /// </summary>
    TemperatureOfSteps,

    /// <summary>The gradient that arrives for the layer's first (index 0) or second output.</summary>
    Cotangent,

    /// <summary>The losses that arrive instead, one for each sample of the row.</summary>
    Losses,

    /// <summary>The one number that arrives for an output of one number, or the loss of one sample.</summary>
    ArrivingNumber,

    /// <summary>The logarithm of the number of subsets: of K of the items that are not excluded.</summary>
    LogSubsets,

    /// <summary>What forward wrote to the layer's first (index 0) or second output.</summary>
    Output,

    /// <summary>The step by which implicit differentiation moves the logits; set between calls.</summary>
    Lambda,

    /// <summary>The row that forward left on the tape.</summary>
    Kept,

    /// <summary>A row scalar that forward left on the tape.</summary>
    Saved,

    /// <summary>The row that a Repeat carries from step to step.</summary>
    Carried,

    /// <summary>The row that the step made of it, on the way back.</summary>
    Next,

    /// <summary>A reduction of the carried row, made when that row was made.</summary>
    Head,

    /// <summary>The gradient that arrives for what a step emits.</summary>
    EmittedCotangent,

    /// <summary>The gradient that arrives for the carried row, as far as it differs between items.</summary>
    CarriedCotangent,

    /// <summary>The rest of that gradient: one number for all items.</summary>
    CarriedCotangentShift,

    /// <summary>A third part of it, where there is one: this number times the row.</summary>
    CarriedCotangentMultiple,

    /// <summary>A row of the program around a sum over steps, the same in every step.</summary>
    CapturedRow,

    /// <summary>A number of the program around a sum over steps, the same in every step.</summary>
    CapturedScalar,

    /// <summary>The number of the step in a sum over steps: 1 in the first.</summary>
    StepNumber,
}

internal sealed record InputOp(InputKind Kind, int Index = 0) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"input {Kind}";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Kind switch
    {
        InputKind.Logits or InputKind.Further or InputKind.Kept or InputKind.Cotangent or InputKind.Losses or InputKind.Output or InputKind.Carried
            or InputKind.Next or InputKind.EmittedCotangent or InputKind.CarriedCotangent or InputKind.CapturedRow => Shape.Row,
        _ => Shape.Scalar,
    };
}
