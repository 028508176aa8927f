using System;
using System.Collections.Generic;
using System.Linq;

namespace SubsetGen.Generator.Ir;

/// <summary>Rebuilds a program in another builder, optionally replacing values on the way: what most passes are made of.</summary>
internal static class ProgramCopy
{
    /// <param name="builder">Where the copy is built.</param>
    /// <param name="program">What is copied.</param>
    /// <param name="replace">
    /// Given a node and its already copied arguments, the node that stands for it, or null to copy it as it is.
    /// </param>
    public static RowProgram Into(RowBuilder builder, RowProgram program, Func<Node, Node[], Node?>? replace = null)
    {
        var copies = new Dictionary<Node, Node>();
        foreach (var node in program.Nodes)
        {
            var arguments = node.Arguments.Select(a => copies[a]).ToArray();
            copies[node] = replace?.Invoke(node, arguments) ?? (node.Op is MapOp map
                ? builder.Map(node.Name, map.Body, arguments)
                : builder.Add(node.Name, node.Op, arguments));
        }

        return new RowProgram(program.Results.Select(r => copies[r]).ToList());
    }
}
