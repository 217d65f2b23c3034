namespace Marketplace.Documents;

/// <summary>How text looks.</summary>
/// <param name="Font">In which font.</param>
/// <param name="Size">In points.</param>
/// <param name="Shade">From 0, black, to 1.</param>
internal sealed record TextStyle(TextFont Font, double Size, double Shade = 0)
{
    /// <summary>From one line to the next, in points.</summary>
    public double Leading => Size * 1.4;

    /// <summary>From the top of a line to what letters stand on, in points.</summary>
    public double Ascent => Size * 1.05;
}
