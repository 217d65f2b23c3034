using System.Collections.Frozen;
using System.Text;

namespace Marketplace.Conversations;

/// <summary>
/// Letters without their accents, their width and their frames. Unicode has tables for it, which a process that runs in the invariant
/// culture does not load; these are the ones that people disguise contacts with.
/// </summary>
internal static class Letters
{
    private static readonly FrozenDictionary<int, int> Bare = new[]
    {
        "aàáâãäåāăą", "cçćč", "dďđ", "eèéêëēęě", "gğģ", "iìíîïīıİ", "lĺľł", "nñńň", "oòóôõöøōő", "rŕř", "sśşš", "tţťț", "uùúûüūůű", "yýÿ", "zźżž",
        "اأإآٱ", "يىئ", "كک", "её",
    }.SelectMany(row => row.EnumerateRunes().Skip(1).Select(rune => (rune.Value, row.EnumerateRunes().First().Value)))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>Where alphabets of other shapes begin, and how many letters they have.</summary>
    private static readonly (int First, int Count, char As)[] Alphabets =
    [
        (0x24B6, 26, 'a'), (0x24D0, 26, 'a'), (0x1F130, 26, 'a'), (0x1F150, 26, 'a'), (0x1F170, 26, 'a'), (0x1F1E6, 26, 'a'), (0xFF01, 94, '!'),
    ];

    /// <summary>Bold, italic and other letters of mathematics: thirteen alphabets of capital and small letters.</summary>
    private const int Mathematics = 0x1D400;

    /// <summary>The letter itself, where it is no other one in disguise.</summary>
    /// <param name="letter">In small letters.</param>
    public static Rune Plain(Rune letter)
    {
        if (letter.Value is >= Mathematics and < Mathematics + (13 * 52))
        {
            return new Rune('a' + ((letter.Value - Mathematics) % 26));
        }

        foreach (var (first, count, shape) in Alphabets)
        {
            if (letter.Value >= first && letter.Value < first + count)
            {
                return Rune.ToLowerInvariant(new Rune(shape + letter.Value - first));
            }
        }

        return Bare.TryGetValue(letter.Value, out var bare) ? new Rune(bare) : letter;
    }
}
