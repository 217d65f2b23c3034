using System.Globalization;
using static Marketplace.Documents.BidiClass;

namespace Marketplace.Documents;

/// <summary>The rules of UAX #9 that make every character of one sequence left, right or a number, by their names there.</summary>
internal static class BidiRules
{
    /// <summary>BD16: text with more brackets open at once is not resolved by them.</summary>
    private const int MaxOpenBrackets = 63;

    /// <summary>W1 to W7.</summary>
    public static void Weak(Span<BidiClass> kinds, BidiClass direction)
    {
        var (before, strong) = (direction, direction);
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = kinds[i] is NSM ? before : kinds[i];
            before = kinds[i];
            strong = kinds[i] is L or R or AL ? kinds[i] : strong;
            kinds[i] = kinds[i] is EN && strong is AL ? AN : kinds[i];
        }

        kinds.Replace(AL, R);
        for (var i = 1; i < kinds.Length - 1; i++)
        {
            if (kinds[i - 1] == kinds[i + 1] && (kinds[i - 1], kinds[i]) is (EN, ES or CS) or (AN, CS))
            {
                kinds[i] = kinds[i - 1];
            }
        }

        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] is not ET)
            {
                continue;
            }

            var end = i;
            while (end < kinds.Length && kinds[end] is ET)
            {
                end++;
            }

            var isOfNumber = (i > 0 && kinds[i - 1] is EN) || (end < kinds.Length && kinds[end] is EN);
            kinds[i..end].Fill(isOfNumber ? EN : ON);
            i = end - 1;
        }

        strong = direction;
        for (var i = 0; i < kinds.Length; i++)
        {
            strong = kinds[i] is L or R ? kinds[i] : strong;
            kinds[i] = kinds[i] switch
            {
                ES or CS => ON,
                EN when strong is L => L,
                _ => kinds[i],
            };
        }
    }

    /// <summary>N0: a pair of brackets reads as what it holds, or as what it stands in.</summary>
    public static void Brackets(Span<BidiClass> kinds, Func<int, char> character, Func<int, BidiClass> original, BidiClass direction)
    {
        foreach (var (opening, closing) in Pairs(kinds, character))
        {
            var holds = ON;
            for (var i = opening + 1; i < closing && holds != direction; i++)
            {
                holds = Strong(kinds[i]) is var strong and not ON ? strong : holds;
            }

            if (holds is ON)
            {
                continue;
            }

            var reads = direction;
            if (holds != direction)
            {
                var i = opening - 1;
                while (i >= 0 && Strong(kinds[i]) is ON)
                {
                    i--;
                }

                reads = i >= 0 ? Strong(kinds[i]) : direction;
            }

            foreach (var bracket in (ReadOnlySpan<int>)[opening, closing])
            {
                kinds[bracket] = reads;
                for (var i = bracket + 1; i < kinds.Length && original(i) is NSM; i++)
                {
                    kinds[i] = reads;
                }
            }
        }
    }

    /// <summary>N1, N2: neutrals between two that agree are like these, and otherwise like the text.</summary>
    public static void Neutral(Span<BidiClass> kinds, BidiClass direction)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] is not (ON or WS))
            {
                continue;
            }

            var end = i;
            while (end < kinds.Length && kinds[end] is ON or WS)
            {
                end++;
            }

            var before = i > 0 ? Strong(kinds[i - 1]) : direction;
            var after = end < kinds.Length ? Strong(kinds[end]) : direction;
            kinds[i..end].Fill(before == after ? before : direction);
            i = end - 1;
        }
    }

    private static List<(int Opening, int Closing)> Pairs(ReadOnlySpan<BidiClass> kinds, Func<int, char> character)
    {
        var open = new Stack<(char Closing, int At)>();
        var pairs = new List<(int Opening, int Closing)>();
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] is not ON)
            {
                continue;
            }

            var bracket = character(i);
            if (Closing(bracket) is { } closing)
            {
                if (open.Count == MaxOpenBrackets)
                {
                    return [];
                }

                open.Push((closing, i));
            }
            else if (open.Any(waiting => waiting.Closing == bracket))
            {
                // Those opened since have no end.
                while (open.Pop() is var waiting)
                {
                    if (waiting.Closing == bracket)
                    {
                        pairs.Add((waiting.At, i));
                        break;
                    }
                }
            }
        }

        pairs.Sort();
        return pairs;
    }

    /// <summary>What closes this bracket; null when it is none. Unicode has them beside each other.</summary>
    private static char? Closing(char bracket)
    {
        var closing = bracket is '[' or '{' ? (char)(bracket + 2) : (char)(bracket + 1);
        return char.GetUnicodeCategory(bracket) is UnicodeCategory.OpenPunctuation
            && char.GetUnicodeCategory(closing) is UnicodeCategory.ClosePunctuation ? closing : null;
    }

    /// <summary>Numbers count as read from the right here.</summary>
    private static BidiClass Strong(BidiClass kind) => kind switch
    {
        L => L,
        R or EN or AN => R,
        _ => ON,
    };
}
