using System.Globalization;

namespace Marketplace.Commands.Demo;

/// <summary>Prints the story as it happens: the sandbox's time, who, and what came of it.</summary>
internal sealed class Timeline(TextWriter output)
{
    private DateTimeOffset now;

    public int Steps { get; private set; }

    public void Is(DateTimeOffset moment) => now = moment;

    public void Chapter(string title)
    {
        output.WriteLine();
        output.WriteLine($"  {title}");
    }

    public void Tell(string who, string what, string result = "")
    {
        Steps++;
        var time = now.ToString("ddd d MMM HH:mm:ss", CultureInfo.InvariantCulture);
        output.WriteLine($"    {time,-19} {who,-9} {what,-52} {result}".TrimEnd());
    }

    public void Line(string text) => output.WriteLine($"    {text}");
}
