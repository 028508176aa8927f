using static SubsetGen.TorchSharpVae.Drawing.Stroke;

namespace SubsetGen.TorchSharpVae.Drawing;

/// <summary>The ten digits as strokes, some of them in more than one way of writing.</summary>
internal static class Glyphs
{
    /// <summary>For each digit its ways of writing, each a few strokes.</summary>
    public static IReadOnlyList<Stroke[][]> Ways { get; } =
    [
        [[Round(.5f, 0, .2f, .14f, .1f, .5f, .22f, .87f, .5f, 1, .78f, .87f, .9f, .5f, .8f, .14f, .5f, 0)]],
        [
            [Straight(.5f, 0, .5f, 1)],
            [Straight(.3f, .2f, .52f, 0, .52f, 1)],
            [Straight(.3f, .2f, .5f, 0, .5f, 1), Straight(.28f, 1, .72f, 1)],
        ],
        [
            [Round(.14f, .26f, .3f, .05f, .6f, .02f, .82f, .22f, .7f, .5f, .4f, .77f, .1f, 1), Straight(.1f, 1, .92f, .98f)],
            [Round(.14f, .24f, .34f, .03f, .68f, .06f, .78f, .34f, .5f, .72f, .22f, .97f, .12f, .82f, .34f, .8f, .62f, .96f, .92f, .92f)],
        ],
        [
            [Round(.14f, .13f, .44f, 0, .76f, .14f, .7f, .38f, .38f, .48f), Round(.38f, .48f, .74f, .54f, .86f, .76f, .6f, .98f, .12f, .9f)],
            [Straight(.15f, .02f, .84f, .02f, .42f, .42f), Round(.42f, .42f, .78f, .5f, .86f, .76f, .56f, .98f, .12f, .9f)],
        ],
        [
            [Straight(.3f, 0, .1f, .58f, .92f, .56f), Straight(.74f, .22f, .66f, 1)],
            [Straight(.68f, 0, .08f, .66f, .94f, .66f), Straight(.68f, 0, .68f, 1)],
        ],
        [
            [Straight(.84f, .02f, .26f, .02f, .2f, .44f), Round(.2f, .44f, .5f, .36f, .82f, .54f, .76f, .86f, .42f, 1, .1f, .88f)],
        ],
        [
            [Round(.7f, 0, .36f, .24f, .14f, .64f, .3f, .96f, .66f, .98f, .84f, .74f, .62f, .54f, .32f, .6f, .16f, .76f)],
            [Round(.44f, 0, .2f, .4f, .14f, .76f, .42f, 1, .78f, .86f, .74f, .58f, .42f, .56f, .18f, .78f)],
        ],
        [
            [Straight(.1f, .04f, .9f, .02f), Round(.9f, .02f, .6f, .46f, .42f, 1)],
            [Straight(.1f, .04f, .9f, .02f), Round(.9f, .02f, .62f, .46f, .46f, 1), Straight(.34f, .52f, .82f, .5f)],
        ],
        [[Round(.5f, .47f, .2f, .26f, .36f, .02f, .66f, .02f, .8f, .24f, .5f, .47f, .16f, .74f, .34f, .98f, .68f, .98f, .84f, .74f, .5f, .47f)]],
        [
            [Round(.82f, .24f, .56f, .01f, .2f, .16f, .24f, .44f, .56f, .5f, .82f, .24f), Round(.82f, .24f, .8f, .6f, .6f, 1)],
            [Round(.82f, .24f, .5f, 0, .18f, .2f, .4f, .5f, .82f, .24f), Straight(.82f, .24f, .78f, 1)],
        ],
    ];
}
