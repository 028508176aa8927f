using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Passes;
using SubsetGen.Generator.Tests.Autodiff;
using SubsetGen.Generator.Tests.Interpreter;
using Xunit;

namespace SubsetGen.Generator.Tests.Passes;

/// <summary>A pair of steps is the one and then the other, in one pass over the row.</summary>
public class StepsInPairsTests
{
    [Fact]
    public void A_pair_makes_of_a_balanced_row_what_two_steps_make_of_it()
    {
        var body = Reverse(1).Body;
        var row = RowValue.OfRow([0.3, 1.1, 0.8, 0.05, 0.9]);

        var once = Run(body.Balanced!, row);
        var twice = Run(body.Balanced!, once[0]);
        var pair = Run(body.Twice!, row);

        for (var item = 0; item < row.Items.Length; item++)
        {
            Assert.Equal(twice[0].At(item), pair[0].At(item), 1e-14);
            Assert.Equal(once[1].At(item) + twice[1].At(item), pair[1].At(item), 1e-14);
        }
    }

    [Fact]
    public void All_that_a_pair_asks_of_its_row_is_made_with_the_row()
    {
        var reverse = Reverse(1);

        Assert.Equal([ReduceKind.Maximum, ReduceKind.Rest, ReduceKind.Squares], reverse.Body.Head);
        Assert.All([reverse.Body.Twice!, reverse.Adjoint.Twice!], OnePass);

        static void OnePass(RowProgram program) => Assert.Single(new Schedule(program).Stages, stage => stage.HasPass);
    }

    [Fact]
    public void Steps_that_leave_no_row_balanced_are_taken_one_by_one()
    {
        Assert.Null(Reverse(0.5).Body.Twice);
        Assert.Null(Reverse(0.5).Adjoint.Twice);
    }

    private static RepeatReverseOp Reverse(double temperature)
    {
        var weights = MethodTable.Find("SuccessiveSoftmax")!.Variants[0];
        var program = PassList.Run(DerivedPrograms.Reverse(weights.Forward, temperature), temperature);
        return program.Nodes.Select(n => n.Op).OfType<RepeatReverseOp>().Single();
    }

    /// <summary>The head of a balanced row is its sum, as the rest beside nothing, and the sum of its squares.</summary>
    private static IReadOnlyList<RowValue> Run(RowProgram program, RowValue row) => RowInterpreter.Run(program, input => input switch
    {
        { Kind: InputKind.Carried } => row,
        { Kind: InputKind.Head, Index: 0 } => RowValue.OfScalar(0),
        { Kind: InputKind.Head, Index: 1 } => RowValue.OfScalar(row.Items.Sum()),
        { Kind: InputKind.Head } => RowValue.OfScalar(row.Items.Sum(item => item * item)),
        _ => throw new NotSupportedException($"A step has no {input.Kind}."),
    });
}
