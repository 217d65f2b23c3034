namespace Marketplace.Conversations;

/// <summary>Finds words whose letters were set apart: a d a @ g m a i l . c o m.</summary>
internal static class SpacedWords
{
    private const int Fewest = 8;

    public static IEnumerable<(int Start, int End)> In(IReadOnlyList<Token> tokens)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            var last = index;
            var letters = 1;
            while (IsLetter(tokens[last]) && last + 2 < tokens.Count && tokens[last + 1].Text == " " && IsLetter(tokens[last + 2]))
            {
                last += 2;
                letters++;
            }

            if (letters >= Fewest)
            {
                yield return (tokens[index].Start, tokens[last].End);
                index = last;
            }
        }
    }

    private static bool IsLetter(Token token) => !token.IsSpace && token.Text.Length == 1;
}
