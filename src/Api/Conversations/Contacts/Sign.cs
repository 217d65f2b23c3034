namespace Marketplace.Conversations;

/// <summary>An at-sign or a dot of an address, as itself, in brackets, or as a word.</summary>
/// <param name="Before">The token before it and its blanks.</param>
/// <param name="Next">The token after it and its blanks.</param>
/// <param name="IsPlain">Whether it is the sign itself with nothing around it.</param>
/// <param name="IsWord">Whether it is a word without brackets.</param>
/// <param name="IsBracketed">Whether it stands in brackets, as it does only in addresses.</param>
internal sealed record Sign(int Before, int Next, bool IsPlain, bool IsWord, bool IsBracketed)
{
    /// <summary>The sign that begins at a token; its blanks and its bracket may come first.</summary>
    public static Sign? Read(IReadOnlyList<Token> tokens, int index, char sign, IReadOnlySet<string> words)
    {
        var at = SkipSpace(tokens, index);
        var opened = at < tokens.Count && tokens[at].IsAnyOf("([{<*_-");
        at = opened ? SkipSpace(tokens, at + 1) : at;
        if (at >= tokens.Count)
        {
            return null;
        }

        var isWord = words.Contains(tokens[at].Text);
        if (!isWord && !tokens[at].Is(sign))
        {
            return null;
        }

        var after = SkipSpace(tokens, at + 1);
        var closed = opened && after < tokens.Count && tokens[after].IsAnyOf(")]}>*_-");
        if (opened && !closed)
        {
            return null;
        }

        var next = SkipSpace(tokens, closed ? after + 1 : at + 1);
        var before = index - 1;
        while (before >= 0 && tokens[before].IsSpace)
        {
            before--;
        }

        var spaced = next > at + 1 || at > index || before < index - 1;
        return isWord && !opened && !spaced ? null : new Sign(before, next, !isWord && !opened && !spaced, isWord && !opened, opened);
    }

    private static int SkipSpace(IReadOnlyList<Token> tokens, int index) => index < tokens.Count && tokens[index].IsSpace ? index + 1 : index;
}
