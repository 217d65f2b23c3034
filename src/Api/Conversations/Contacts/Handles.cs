namespace Marketplace.Conversations;

/// <summary>Finds the names by which people are found or paid elsewhere: after the name of an app, or after an at-sign.</summary>
internal static class Handles
{
    /// <summary>What follows an at-sign and is where somebody is, or when.</summary>
    private static readonly HashSet<string> Places = new(StringComparer.Ordinal) { "home", "work", "noon", "school", "studio", "night", "all", "here" };

    public static IEnumerable<(int Start, int End)> In(IReadOnlyList<Token> tokens)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index].IsAnyOf("@$") && AfterSign(tokens, index) is { } end)
            {
                yield return (tokens[index].Start, tokens[end].End);
                index = end;
            }
            else if (ContactWords.Apps.Contains(tokens[index].Text) && (AfterApp(tokens, index) ?? BeforeApp(tokens, index)) is var (first, stop))
            {
                yield return (tokens[first].Start, tokens[stop].End);
                index = Math.Max(index, stop);
            }
        }
    }

    private static int? AfterSign(IReadOnlyList<Token> tokens, int index)
    {
        if (index + 1 >= tokens.Count || !tokens[index + 1].IsWord || (index > 0 && tokens[index - 1].IsWord))
        {
            return null;
        }

        var (last, name) = Name(tokens, index + 1);
        return name.Length >= 4 && !char.IsAsciiDigit(name[0]) && !Places.Contains(name) ? last : null;
    }

    /// <summary>The name that follows an app, after a few words that lead to it.</summary>
    private static (int First, int Last)? AfterApp(IReadOnlyList<Token> tokens, int app)
    {
        var introduced = false;
        for (var index = app + 1; index < tokens.Count && index <= app + 10; index++)
        {
            if (tokens[index].IsAnyOf(".!?;"))
            {
                return null;
            }

            introduced |= tokens[index].IsAnyOf(":=>@");
            if (!tokens[index].IsWord || ContactWords.Naming.Contains(tokens[index].Text))
            {
                continue;
            }

            var (last, name) = Name(tokens, index);
            return name.Length >= 3 && (introduced || name.Any(sign => char.IsAsciiDigit(sign) || sign is '_' or '.')) && name.Any(char.IsLetter) ? (index, last) : null;
        }

        return null;
    }

    /// <summary>The name of "ada_92 on Instagram".</summary>
    private static (int First, int Last)? BeforeApp(IReadOnlyList<Token> tokens, int app)
    {
        if (app < 4 || !tokens[app - 1].IsSpace || !ContactWords.Naming.Contains(tokens[app - 2].Text) || !tokens[app - 3].IsSpace)
        {
            return null;
        }

        var first = app - 4;
        while (first > 0 && !tokens[first - 1].IsSpace)
        {
            first--;
        }

        var name = string.Concat(tokens.Skip(first).Take(app - 3 - first).Select(token => token.Text));
        return name.Contains('_', StringComparison.Ordinal) || (name.Any(char.IsAsciiDigit) && name.Any(char.IsLetter)) ? (first, app - 4) : null;
    }

    private static (int Last, string Name) Name(IReadOnlyList<Token> tokens, int first)
    {
        var last = first;
        while (last + 1 < tokens.Count && (tokens[last + 1].Is('_') || (tokens[last + 1].IsAnyOf(".-#") && last + 2 < tokens.Count && tokens[last + 2].IsWord) || (tokens[last + 1].IsWord && !tokens[last].IsSpace)))
        {
            last++;
        }

        return (last, string.Concat(tokens.Skip(first).Take(last - first + 1).Select(token => token.Text)));
    }
}
