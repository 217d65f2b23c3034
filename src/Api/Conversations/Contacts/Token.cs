using System.Globalization;

namespace Marketplace.Conversations;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>Letters and digits.</summary>
    Word,

    /// <summary>One character that is neither, emoji included.</summary>
    Mark,

    /// <summary>Blanks and ends of lines.</summary>
    Space,
}

/// <summary>A word, a mark or a gap of a skeleton.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End)
{
    public bool IsSpace => Kind is TokenKind.Space;

    public bool IsWord => Kind is TokenKind.Word;

    public bool Is(char mark) => Kind is TokenKind.Mark && Text[0] == mark;

    public bool IsAnyOf(string marks) => Kind is TokenKind.Mark && marks.Contains(Text[0], StringComparison.Ordinal);

    /// <summary>Cuts a text; nothing of it is left out.</summary>
    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>();
        for (var start = 0; start < text.Length;)
        {
            var kind = KindAt(text, start);
            var end = start + 1;
            while (end < text.Length && kind is not TokenKind.Mark && KindAt(text, end) == kind)
            {
                end++;
            }

            if (kind is TokenKind.Mark && char.IsHighSurrogate(text[start]) && end < text.Length)
            {
                end++;
            }

            tokens.Add(new Token(kind, text[start..end], start, end));
            start = end;
        }

        return tokens;
    }

    private static TokenKind KindAt(string text, int index) =>
        char.IsWhiteSpace(text[index]) ? TokenKind.Space
        : char.IsLetterOrDigit(text[index]) || CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.OtherLetter or UnicodeCategory.LowercaseLetter
            ? TokenKind.Word
        : TokenKind.Mark;
}
