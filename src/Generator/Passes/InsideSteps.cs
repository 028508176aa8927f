using System;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Passes;

/// <summary>Runs a pass over a program and over the bodies of its steps.</summary>
internal static class InsideSteps
{
    public static Func<RowBuilder, RowProgram, RowProgram> Also(Func<RowBuilder, RowProgram, RowProgram> pass) =>
        (builder, program) =>
        {
            var bodies = new System.Collections.Generic.Dictionary<StepBody, StepBody>();
            RowProgram? Other(RowProgram? other) => other is null ? null : pass(builder.Nested(), other);
            StepBody Step(StepBody body) => bodies.TryGetValue(body, out var known)
                ? known
                : bodies[body] = new StepBody(
                    pass(builder.Nested(), body.Program), body.Head, Other(body.Balanced), body.StaysBalanced, Other(body.Twice));
            AdjointBody Adjoint(AdjointBody body) =>
                new(pass(builder.Nested(), body.Program), body.OfLogarithm, Other(body.Balanced), Other(body.Twice));

            var inners = new System.Collections.Generic.Dictionary<InnerBody, InnerBody>();
            InnerBody Inner(InnerBody body) => inners.TryGetValue(body, out var known)
                ? known
                : inners[body] = body.With(Also(pass)(builder.Nested(), body.Program));

            var inner = builder.Nested();
            var withBodies = ProgramCopy.Into(inner, program, (node, arguments) => node.Op switch
            {
                RepeatOp repeat => inner.Add(node.Name, new RepeatOp(Step(repeat.Body)), arguments),
                RepeatReverseOp reverse => inner.Add(
                    node.Name, new RepeatReverseOp(Step(reverse.Body), Adjoint(reverse.Adjoint)), arguments),
                InnerOp op => inner.Add(node.Name, op with { Body = Inner(op.Body) }, arguments),
                _ => null,
            });
            return pass(builder, withBodies);
        };
}
