namespace Marketplace.Simulations;

/// <summary>
/// PostgreSQL's search for words with the configuration `simple`, as far as people use it: words as they are, all of
/// them, none of those with a minus, `or` between alternatives, and quotes around words that follow each other.
/// </summary>
internal sealed class WordSearch
{
    private readonly ImmutableArray<ImmutableArray<Term>> alternatives;

    private WordSearch(ImmutableArray<ImmutableArray<Term>> alternatives) => this.alternatives = alternatives;

    public static WordSearch Of(string words)
    {
        var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<Term>>();
        var all = ImmutableArray.CreateBuilder<Term>();
        foreach (var (piece, number) in words.Split('"').Select((piece, number) => (piece, number)))
        {
            if (number % 2 == 1)
            {
                Add(new Term(WordsOf(piece), IsWanted: true));
                continue;
            }

            foreach (var word in piece.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (string.Equals(word, "or", StringComparison.OrdinalIgnoreCase) && all.Count > 0)
                {
                    alternatives.Add(all.DrainToImmutable());
                }
                else
                {
                    Add(new Term(WordsOf(word), IsWanted: !word.StartsWith('-')));
                }
            }
        }

        alternatives.Add(all.DrainToImmutable());
        return new WordSearch([.. alternatives.Where(terms => terms.Length > 0)]);

        void Add(Term term)
        {
            if (term.Words.Length > 0)
            {
                all.Add(term);
            }
        }
    }

    /// <param name="fields">Texts with their weights.</param>
    /// <returns>How well they fit, as a whole number; null when they do not. One word is ranked as PostgreSQL does, several alike.</returns>
    public long? Rank(params ReadOnlySpan<(string Text, double Weight)> fields)
    {
        var read = new (ImmutableArray<string> Words, double Weight)[fields.Length];
        for (var index = 0; index < fields.Length; index++)
        {
            read[index] = (WordsOf(fields[index].Text), fields[index].Weight);
        }

        var fitting = alternatives.Where(terms => terms.All(term => term.IsWanted == read.Any(field => term.IsIn(field.Words)))).ToArray();
        return fitting.Length == 0
            ? null
            : (long)fitting.SelectMany(terms => terms).Where(term => term.IsWanted)
                .Sum(term => 1_000_000 / 1.64493406685 * read.Where(field => term.IsIn(field.Words)).Max(field => field.Weight));
    }

    private static ImmutableArray<string> WordsOf(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var start = -1;
        for (var index = 0; index <= text.Length; index++)
        {
            var isInWord = index < text.Length && char.IsLetterOrDigit(text[index]);
            if (isInWord && start < 0)
            {
                start = index;
            }
            else if (!isInWord && start >= 0)
            {
                words.Add(text[start..index].ToLowerInvariant());
                start = -1;
            }
        }

        return words.DrainToImmutable();
    }

    /// <summary>Words that follow each other; a single one is the rule.</summary>
    private sealed record Term(ImmutableArray<string> Words, bool IsWanted)
    {
        public bool IsIn(ImmutableArray<string> text) =>
            Enumerable.Range(0, Math.Max(0, text.Length - Words.Length + 1)).Any(at => text.AsSpan(at, Words.Length).SequenceEqual(Words.AsSpan()));
    }
}
