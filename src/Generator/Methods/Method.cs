using System.Collections.Generic;
using SubsetGen.Generator.Distributions;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Model;

namespace SubsetGen.Generator.Methods;

/// <summary>
/// One way to relax the choice of k of n items. A method states what it computes for one row going forward, and what is
/// true of it; everything else (backward, fusion, rendering) is derived.
/// </summary>
internal abstract class Method
{
    /// <summary>The member of <c>SubsetMethod</c> that names it.</summary>
    public string Name => GetType().Name;

    /// <summary>The formula, in one line of text for headers and documentation.</summary>
    public abstract string Formula { get; }

    /// <summary>Where it comes from.</summary>
    public abstract string Source { get; }

    /// <summary>What a row costs, in exponentials, multiplications and passes.</summary>
    public abstract string Cost { get; }

    /// <summary>About how many arithmetic operations an item costs, forward; decides when threads pay.</summary>
    public abstract int OperationsPerItem(double k);

    /// <summary>Whether k may be fractional.</summary>
    public virtual bool TakesFractionalK => false;

    /// <summary>Whether a layer says what its response is.</summary>
    public virtual bool TakesResponse => false;

    /// <summary>Whether the subset may also be made without k, so that its sum is its size.</summary>
    public virtual bool TakesImplicitK => false;

    /// <summary>Whether neighbours have logits and subset values of their own: a second input and a second output.</summary>
    public virtual bool HasPairs => false;

    /// <summary>Whether items that are certain stay in the row, because what others become depends on where they are.</summary>
    public virtual bool KeepsCertain => false;

    /// <summary>
    /// Whether the subset is a function of the logits over the temperature. Then the gradient for the temperature follows from
    /// that for the logits; else a part of it comes from the steps that divide again.
    /// </summary>
    public virtual bool DividesByTemperatureOnce => true;

    /// <summary>Whether the Jacobian is symmetric, so that backward may be the tangent walk.</summary>
    public virtual bool HasSymmetricJacobian => false;

    /// <summary>Whether every value of the subset is between 0 and 1, as a probability is.</summary>
    public virtual bool IsInUnitInterval => false;

    /// <summary>Whether the subset is a sum of k steps that can be handed out.</summary>
    public virtual bool HasSteps => false;

    /// <summary>The forward programs, any of which may run where its guard holds; the last one holds everywhere.</summary>
    public abstract IReadOnlyList<Variant> Variants { get; }

    /// <summary>The method with what a layer says of it.</summary>
    public virtual Method For(LayerSpec spec) => this;

    /// <summary>The subset with the largest sum of logits, given some; of a method with pairs, those of pairs among them.</summary>
    public virtual Node MostLikely(RowBuilder row, Node logits, Node? pairLogits = null) => row.Add("z", new TopKOp(), logits, row.K);

    /// <summary>The second output of a hard subset, of a method that has one.</summary>
    public virtual Node PairsOf(RowBuilder row, Node subset) => throw new System.NotSupportedException($"{Name} has no pairs.");

    /// <summary>The distribution whose marginals the method computes, for some logits; null where it has none.</summary>
    public virtual Law? Law(RowBuilder row, LogitsOf of) => null;

    /// <summary>A draw from the distribution whose marginals the method computes, or null where it has none.</summary>
    public virtual Node? Sample(RowBuilder row) => null;
}
