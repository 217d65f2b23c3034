using System.Text;

namespace Marketplace.Conversations;

/// <summary>Digits that follow each other with little between them, however they are written.</summary>
internal sealed class DigitRun
{
    private readonly StringBuilder digits = new();
    private readonly List<int> lengths = [];
    private readonly StringBuilder joints = new();

    private DigitRun(int first) => First = Last = first;

    /// <summary>The first token.</summary>
    public int First { get; private set; }

    /// <summary>The last one.</summary>
    public int Last { get; private set; }

    public string Digits => digits.ToString();

    /// <summary>How many of the digits are words.</summary>
    public int Spelled { get; private set; }

    /// <summary>How many of them are letters that look like digits.</summary>
    public int Disguised { get; private set; }

    /// <summary>The marks between the groups, in their order.</summary>
    public string Joints => joints.ToString();

    /// <summary>The digits as they were grouped.</summary>
    public string[] Groups
    {
        get
        {
            var groups = new string[lengths.Count];
            for (int index = 0, at = 0; index < groups.Length; at += lengths[index++])
            {
                groups[index] = Digits.Substring(at, lengths[index]);
            }

            return groups;
        }
    }

    /// <summary>Every run of a text, none overlapping.</summary>
    public static IEnumerable<DigitRun> In(IReadOnlyList<Token> tokens)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            var run = new DigitRun(index);
            if (run.Take(tokens, index) is { } next)
            {
                run.Continue(tokens, next);
                yield return run;
                index = run.Last;
            }
        }
    }

    private void Continue(IReadOnlyList<Token> tokens, int next)
    {
        while (true)
        {
            var (at, marks) = SkipJoint(tokens, next);
            if (at >= tokens.Count || Take(tokens, at) is not { } after)
            {
                return;
            }

            joints.Append(marks);
            next = after;
        }
    }

    /// <summary>Passes what may stand between digits: up to four tokens, of them one word.</summary>
    private static (int At, string Marks) SkipJoint(IReadOnlyList<Token> tokens, int from)
    {
        var marks = string.Empty;
        var words = 0;
        var at = from;
        for (; at < tokens.Count && at < from + 4; at++)
        {
            var token = tokens[at];
            if (token.IsWord && (!ContactWords.Joints.Contains(token.Text) || ++words > 1))
            {
                break;
            }

            if (token.Kind is TokenKind.Mark)
            {
                if (token.IsAnyOf("@:%€$£#=<>!?\"&") || (token.Is('\'') && marks.Length > 0))
                {
                    return (tokens.Count, marks);
                }

                marks += token.Text;
            }
        }

        return (at, marks);
    }

    /// <summary>Takes the token if it says digits.</summary>
    /// <returns>The token after it, or null if it says none.</returns>
    private int? Take(IReadOnlyList<Token> tokens, int index)
    {
        var token = tokens[index];
        if (!token.IsWord)
        {
            return null;
        }

        if (token.Text.All(char.IsAsciiDigit))
        {
            return Add(token.Text, index);
        }

        if (ContactWords.Digits.TryGetValue(token.Text, out var digit))
        {
            Spelled++;
            return Add(digit.ToString(), index);
        }

        if (ContactWords.Repeats.TryGetValue(token.Text, out var times) && index + 2 < tokens.Count && tokens[index + 1].IsSpace
            && ContactWords.Digits.TryGetValue(tokens[index + 2].Text, out var repeated))
        {
            Spelled += times;
            return Add(new string(repeated, times), index + 2);
        }

        return TakeLookalike(token.Text, index);
    }

    /// <summary>An o for a zero and an l for a one: among digits in the same word, or alone between digits.</summary>
    private int? TakeLookalike(string text, int index)
    {
        if (!text.All(letter => char.IsAsciiDigit(letter) || letter is 'o' or 'l' or 'i') || (digits.Length == 0 && text.Count(char.IsAsciiDigit) < 2))
        {
            return null;
        }

        Disguised += text.Count(letter => !char.IsAsciiDigit(letter));
        return Add(text.Replace('o', '0').Replace('l', '1').Replace('i', '1'), index);
    }

    private int Add(string said, int index)
    {
        digits.Append(said);
        lengths.Add(said.Length);
        Last = index;
        return index + 1;
    }
}
