using System.Collections.Frozen;

namespace Marketplace.Feeds;

/// <summary>One line of an iCalendar (RFC 5545, section 3.1), unfolded.</summary>
/// <param name="Name">In upper case.</param>
/// <param name="Parameters">By their names in upper case, without quotes.</param>
/// <param name="Value">As it was written.</param>
internal sealed record ContentLine(string Name, FrozenDictionary<string, string> Parameters, string Value)
{
    /// <summary>Tolerant: what is no content line is left out, as calendars in the wild have such lines.</summary>
    public static IEnumerable<ContentLine> All(string text)
    {
        foreach (var line in Unfolded(text))
        {
            if (Parse(line) is { } parsed)
            {
                yield return parsed;
            }
        }
    }

    private static IEnumerable<string> Unfolded(string text)
    {
        string? pending = null;
        using var reader = new StringReader(text.TrimStart('\uFEFF'));
        while (reader.ReadLine() is { } line)
        {
            if (pending is not null && line.Length > 0 && line[0] is ' ' or '\t')
            {
                pending += line[1..];
                continue;
            }

            if (pending is not null)
            {
                yield return pending;
            }

            pending = line;
        }

        if (pending is not null)
        {
            yield return pending;
        }
    }

    private static ContentLine? Parse(string line)
    {
        var parts = new List<string>();
        var (begin, quoted) = (0, false);
        for (var index = 0; index < line.Length; index++)
        {
            quoted ^= line[index] == '"';
            if (quoted || line[index] is not (';' or ':'))
            {
                continue;
            }

            parts.Add(line[begin..index]);
            begin = index + 1;
            if (line[index] == ':')
            {
                return parts[0].Length == 0 ? null : new ContentLine(parts[0].Trim().ToUpperInvariant(), Read(parts.Skip(1)), line[begin..].Trim());
            }
        }

        return null;
    }

    private static FrozenDictionary<string, string> Read(IEnumerable<string> parameters) =>
        parameters.Select(parameter => parameter.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .DistinctBy(pair => pair[0].ToUpperInvariant(), StringComparer.Ordinal)
            .ToFrozenDictionary(pair => pair[0].ToUpperInvariant(), pair => pair[1].Trim('"'), StringComparer.Ordinal);
}
