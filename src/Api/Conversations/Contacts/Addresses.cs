namespace Marketplace.Conversations;

/// <summary>Finds mail addresses and addresses of pages, with their signs written, in brackets, or as words.</summary>
internal static class Addresses
{
    public static IEnumerable<(int Start, int End, ContactKind Kind)> In(string text, IReadOnlyList<Token> tokens)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            if (MailAt(tokens, index) is var (first, last))
            {
                yield return (tokens[first].Start, tokens[last].End, ContactKind.Mail);
                index = last;
            }
            else if (LinkAt(tokens, index) is { } end)
            {
                var stop = PathEnd(text, tokens[end].End);
                yield return (tokens[index].Start, stop, ContactKind.Link);
                while (index + 1 < tokens.Count && tokens[index + 1].Start < stop)
                {
                    index++;
                }
            }
        }
    }

    /// <summary>The tokens of an address whose at-sign is here.</summary>
    private static (int First, int Last)? MailAt(IReadOnlyList<Token> tokens, int index)
    {
        var sign = Sign.Read(tokens, index, '@', ContactWords.At);
        if (sign is null || sign.Next >= tokens.Count || sign.Before < 0 || !tokens[sign.Before].IsWord || !tokens[sign.Next].IsWord)
        {
            return null;
        }

        var (last, labels, disguised) = Host(tokens, sign.Next);
        var known = labels.Count > 1 && ContactWords.Domains.Contains(labels[^1]) && (!sign.IsWord || disguised || !ContactWords.WordsToo.Contains(labels[^1]));
        var famous = ContactWords.MailHosts.Contains(labels[0]);
        return famous || known || (labels.Count > 1 && sign.IsPlain) ? (Local(tokens, sign.Before), last) : null;
    }

    /// <summary>The last token of the host that begins here, if it is an address of a page.</summary>
    private static int? LinkAt(IReadOnlyList<Token> tokens, int index)
    {
        if (!tokens[index].IsWord || (index > 0 && (tokens[index - 1].IsAnyOf("@-_") || (tokens[index - 1].Is('.') && index > 1 && tokens[index - 2].IsWord))))
        {
            return null;
        }

        if (tokens[index].Text is "http" or "https" && index + 4 < tokens.Count && tokens[index + 1].Is(':') && tokens[index + 2].Is('/') && tokens[index + 3].Is('/'))
        {
            return tokens[index + 4].IsWord ? Host(tokens, index + 4).Last : null;
        }

        var (last, labels, disguised) = Host(tokens, index);
        if (labels.Count < 2 || !ContactWords.Domains.Contains(labels[^1]) || labels[0].All(char.IsAsciiDigit))
        {
            return null;
        }

        var hasPath = last + 2 < tokens.Count && tokens[last + 1].Is('/') && tokens[last + 2].IsWord;
        return labels[0] == "www" || hasPath || !ContactWords.WordsToo.Contains(labels[^1]) || (!disguised && labels[0].Length > 2 && IsAlone(tokens, last)) ? last : null;
    }

    /// <summary>Whether nothing that goes on follows: "studio.me" is an address, "done.me too" are two sentences.</summary>
    private static bool IsAlone(IReadOnlyList<Token> tokens, int last) => last + 1 == tokens.Count || tokens[last + 1].Kind is TokenKind.Mark;

    /// <summary>Reads a host: words with dots between them, of which the last may not be a word that only follows a full stop.</summary>
    private static (int Last, List<string> Labels, bool Disguised) Host(IReadOnlyList<Token> tokens, int first)
    {
        var (last, label) = Label(tokens, first);
        var labels = new List<string> { label };
        var disguised = false;
        for (var at = last + 1; at < tokens.Count;)
        {
            var dot = Sign.Read(tokens, at, '.', ContactWords.Dot);
            if (dot is null || dot.Next >= tokens.Count || !tokens[dot.Next].IsWord)
            {
                break;
            }

            var (end, next) = Label(tokens, dot.Next);

            // After a full stop with a blank only what is known as an end goes on.
            if (!dot.IsPlain && !dot.IsBracketed && labels[0] != "www" && !ContactWords.Domains.Contains(next) && !ContactWords.MailHosts.Contains(next))
            {
                break;
            }

            disguised |= !dot.IsPlain && !dot.IsBracketed;
            labels.Add(next);
            last = end;
            at = end + 1;
        }

        return (last, labels, disguised);
    }

    private static (int Last, string Label) Label(IReadOnlyList<Token> tokens, int first)
    {
        var last = first;
        while (last + 2 < tokens.Count && tokens[last + 1].IsAnyOf("-_") && tokens[last + 2].IsWord)
        {
            last += 2;
        }

        return (last, string.Concat(tokens.Skip(first).Take(last - first + 1).Select(token => token.Text)));
    }

    /// <summary>Where the name before the at-sign begins.</summary>
    private static int Local(IReadOnlyList<Token> tokens, int last)
    {
        var first = last;
        while (first > 1)
        {
            if (tokens[first - 1].IsAnyOf("._-+%") && tokens[first - 2].IsWord)
            {
                first -= 2;
            }
            else if (first > 3 && tokens[first - 1].IsSpace && ContactWords.Dot.Contains(tokens[first - 2].Text) && tokens[first - 3].IsSpace && tokens[first - 4].IsWord)
            {
                first -= 4;
            }
            else
            {
                break;
            }
        }

        return first;
    }

    private static int PathEnd(string text, int from)
    {
        var end = from;
        if (end < text.Length && text[end] is '/' or ':' or '?' or '#')
        {
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            while (text[end - 1] is '.' or ',' or '!' or '?' or ')' or ';' or ':')
            {
                end--;
            }
        }

        return end;
    }
}
