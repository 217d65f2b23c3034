using static Marketplace.Documents.BidiClass;

namespace Marketplace.Documents;

/// <summary>
/// In which direction each character of a text reads: Unicode's bidirectional algorithm (UAX #9) for text whose only directional
/// controls are isolates. An isolate is a text in the text, so it is resolved like one.
/// </summary>
internal static class BidiLevels
{
    /// <param name="text">One paragraph.</param>
    /// <param name="level">0 when the paragraph reads from the left, 1 when from the right.</param>
    /// <returns>The embedding level of each UTF-16 unit: odd ones read from the right.</returns>
    public static byte[] Of(string text, byte level)
    {
        var levels = new byte[text.Length];
        Resolve(text, BidiClasses.Of(text), levels, 0, text.Length, level);
        return levels;
    }

    private static void Resolve(string text, BidiClass[] classes, byte[] levels, int start, int end, byte level)
    {
        // One isolating run sequence (BD13): what stands here and not inside an isolate.
        var places = new List<int>(end - start);
        for (var at = start; at < end; at++)
        {
            if (classes[at] is not BN)
            {
                places.Add(at);
            }

            if (classes[at] is LRI or RLI or FSI)
            {
                var close = Matching(classes, at, end);
                var reads = classes[at] is FSI ? FirstStrong(classes, at + 1, close) : classes[at];
                var inner = reads is RLI ? (level + 1) | 1 : (level + 2) & ~1;
                Resolve(text, classes, levels, at + 1, close, (byte)inner);
                at = close - 1;
            }
        }

        var kinds = new BidiClass[places.Count];
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = classes[places[i]] is LRI or RLI or FSI or PDI ? ON : classes[places[i]];
        }

        var direction = (level & 1) == 0 ? L : R;
        BidiRules.Weak(kinds, direction);
        BidiRules.Brackets(kinds, i => text[places[i]], i => classes[places[i]], direction);
        BidiRules.Neutral(kinds, direction);
        for (var i = 0; i < kinds.Length; i++)
        {
            // I1, I2.
            var up = (direction, kinds[i]) switch
            {
                (L, R) or (R, L or EN or AN) => 1,
                (L, EN or AN) => 2,
                _ => 0,
            };
            levels[places[i]] = (byte)(level + up);
        }

        // What is invisible goes with what is before it (UAX #9, 5.2).
        for (var at = start; at < end; at++)
        {
            if (classes[at] is BN)
            {
                levels[at] = at > start ? levels[at - 1] : level;
            }
        }
    }

    /// <summary>Where the isolate that begins here ends: at its PDI, or with the text.</summary>
    private static int Matching(BidiClass[] classes, int opening, int end)
    {
        var open = 1;
        for (var at = opening + 1; at < end; at++)
        {
            open += classes[at] is LRI or RLI or FSI ? 1 : classes[at] is PDI ? -1 : 0;
            if (open == 0)
            {
                return at;
            }
        }

        return end;
    }

    /// <summary>P2, P3: of the isolate, not of those in it.</summary>
    private static BidiClass FirstStrong(BidiClass[] classes, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            switch (classes[at])
            {
                case L:
                    return LRI;
                case R or AL:
                    return RLI;
                case LRI or RLI or FSI:
                    at = Matching(classes, at, end);
                    break;
                default:
                    break;
            }
        }

        return LRI;
    }
}
