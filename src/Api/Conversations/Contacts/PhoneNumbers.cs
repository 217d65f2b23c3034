using System.Collections.Frozen;
using System.Globalization;

namespace Marketplace.Conversations;

/// <summary>
/// Finds telephone numbers, whatever stands between their digits and however those are spelled. What looks like a date, a price, a measure,
/// a reference or a count is none.
/// </summary>
internal static class PhoneNumbers
{
    private const int Shortest = 7;
    private const int Longest = 15;

    public static IEnumerable<(int Start, int End)> In(IReadOnlyList<Token> tokens)
    {
        foreach (var run in DigitRun.In(tokens))
        {
            if (Judge(run, tokens))
            {
                var first = Opening(run, tokens);
                yield return (tokens[first].Start, tokens[run.Last].End);
            }
        }
    }

    private static bool Judge(DigitRun run, IReadOnlyList<Token> tokens)
    {
        var digits = run.Digits;
        var groups = run.Groups;
        var called = Near(run, tokens, ContactWords.Calling, before: 8, after: 0);
        if (digits.Length > Longest || digits.Length < (called ? Shortest - 1 : Shortest))
        {
            return false;
        }

        if (HasPlus(run, tokens))
        {
            return true;
        }

        if (run.Spelled >= 4 || run.Disguised >= 2)
        {
            return !IsCounting(run, groups);
        }

        if (IsTimeOrDate(run, groups) || IsGroupedByThousands(run, groups) || IsCounting(run, groups) || IsDecimal(run, groups) || IsHostNumber(run, groups))
        {
            return false;
        }

        // A number that begins as one does when it is dialled is one, whatever stands beside it.
        return IsDialled(digits, groups) || (!IsCounted(run, tokens) && (called || LooksLikeOne(digits, groups, run.Joints)));
    }

    private static bool IsDialled(string digits, string[] groups) =>
        groups[0].StartsWith('0') && (digits.StartsWith("00", StringComparison.Ordinal) ? digits.Length >= 10 : digits.Length is >= 9 and <= 12);

    private static bool LooksLikeOne(string digits, string[] groups, string joints) => groups.Length == 1
        ? digits.Length is 10 or 11
        : digits.Length >= 9 || (groups is [{ Length: 3 }, { Length: 4 }] or [{ Length: 3 }, { Length: 2 }, { Length: 2 }] && joints.Contains('-', StringComparison.Ordinal));

    private static bool IsCounted(DigitRun run, IReadOnlyList<Token> tokens) =>
        Near(run, tokens, ContactWords.Counting, before: 6, after: 2)
        || (run.First > 0 && tokens[run.First - 1].IsAnyOf("#€$£"))
        || (run.Last + 1 < tokens.Count && tokens[run.Last + 1].IsAnyOf("€$£%°"))
        || (run.Last + 2 < tokens.Count && tokens[run.Last + 1].IsSpace && tokens[run.Last + 2].IsAnyOf("€$£%°"));

    private static bool IsTimeOrDate(DigitRun run, string[] groups)
    {
        var at = 0;
        var found = false;
        while (at < groups.Length)
        {
            var length = DateAt(groups, at);
            if (length == 0)
            {
                // The hour that follows a day, and the day from which a range counts.
                if (groups[at].Length <= 2 && int.Parse(groups[at], CultureInfo.InvariantCulture) <= 59 && groups.Length - at <= 3)
                {
                    at++;
                    continue;
                }

                return false;
            }

            found = true;
            at += length;
        }

        return found && run.Spelled == 0;
    }

    /// <summary>How many groups from here are a day, with its year or without, or a year; 0 when they are none.</summary>
    private static int DateAt(string[] groups, int at)
    {
        var left = groups.Length - at;
        if (left >= 3 && Year(groups[at]) && Month(groups[at + 1]) && Day(groups[at + 2]))
        {
            return 3;
        }

        if (left >= 3 && Year(groups[at + 2])
            && ((Day(groups[at]) && Month(groups[at + 1])) || (Month(groups[at]) && Day(groups[at + 1]))))
        {
            return 3;
        }

        if (left >= 2 && groups.Any(Year) && Day(groups[at]) && Month(groups[at + 1]))
        {
            return 2;
        }

        return groups[at].Length == 8 && Year(groups[at][..4]) && Month(groups[at][4..6]) && Day(groups[at][6..]) ? 1 : Year(groups[at]) ? 1 : 0;
    }

    private static bool Year(string group) => group.Length == 4 && group[..2] is "19" or "20";

    private static bool Month(string group) => group.Length <= 2 && int.Parse(group, CultureInfo.InvariantCulture) is >= 1 and <= 12;

    private static bool Day(string group) => group.Length <= 2 && int.Parse(group, CultureInfo.InvariantCulture) is >= 1 and <= 31;

    /// <summary>1.250.000 and 500 000.</summary>
    private static bool IsGroupedByThousands(DigitRun run, string[] groups) =>
        groups.Length >= 2
        && groups[0].Length <= 3 && groups[0][0] != '0'
        && groups.Skip(1).All(group => group.Length == 3)
        && run.Joints.Distinct().Count() <= 1
        && (run.Joints.Length == 0 ? groups[^1] == "000" : run.Joints[0] is '.' or ',' or '\'');

    /// <summary>1 2 3 4 3 2 1 is a scale, 38 39 40 41 are sizes. A number that is dialled begins with 0 too often to be taken for one.</summary>
    private static bool IsCounting(DigitRun run, string[] groups)
    {
        if (groups.Length < 3 || groups[0][0] == '0' || groups.Any(group => group.Length > 4))
        {
            return false;
        }

        var steps = groups.Select(group => int.Parse(group, CultureInfo.InvariantCulture)).ToArray();
        var rising = steps.Zip(steps.Skip(1), static (first, second) => second - first).ToArray();
        var single = rising.Count(step => Math.Abs(step) == 1);
        return groups.All(group => group.Length == 1)
            ? run.Spelled > 0 ? single == rising.Length : single * 5 >= rising.Length * 4
            : groups.Max(group => group.Length) - groups.Min(group => group.Length) <= 1 && rising.All(step => step is > 0 and <= 50);
    }

    /// <summary>36.1911, 44.0094: a place, or two amounts.</summary>
    private static bool IsDecimal(DigitRun run, string[] groups) => groups.Length is 2 or 4 && run.Joints is "." or ".,." or ",,," or ".-." or ",-," or "../";

    /// <summary>192.168.178.1.</summary>
    private static bool IsHostNumber(DigitRun run, string[] groups) =>
        run.Joints == "..." && groups.Length == 4 && groups.All(group => group.Length <= 3 && int.Parse(group, CultureInfo.InvariantCulture) <= 255) && groups[0][0] != '0';

    private static bool HasPlus(DigitRun run, IReadOnlyList<Token> tokens) =>
        run.Digits.Length >= 8
        && Enumerable.Range(1, 3).Select(back => run.First - back).TakeWhile(index => index >= 0 && !tokens[index].IsWord).Any(index => tokens[index].Is('+'));

    /// <summary>Where the number begins that a plus or a bracket opens.</summary>
    private static int Opening(DigitRun run, IReadOnlyList<Token> tokens)
    {
        var first = run.First;
        while (first > 0 && tokens[first - 1].IsAnyOf("+("))
        {
            first--;
        }

        return first;
    }

    private static bool Near(DigitRun run, IReadOnlyList<Token> tokens, FrozenSet<string> words, int before, int after) =>
        Enumerable.Range(Math.Max(0, run.First - before), Math.Min(before, run.First)).Any(index => words.Contains(tokens[index].Text))
        || Enumerable.Range(run.Last + 1, Math.Min(after, tokens.Count - run.Last - 1)).Any(index => words.Contains(tokens[index].Text));
}
