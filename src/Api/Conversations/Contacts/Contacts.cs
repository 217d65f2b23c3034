using System.Text;

namespace Marketplace.Conversations;

/// <summary>Finds in a message what would let two people meet without the marketplace, and hides it.</summary>
internal static class Contacts
{
    /// <summary>What stands where something was hidden; clients have words of their own for it.</summary>
    public const string Mark = "•••";

    /// <summary>What is left of a text when its contacts are hidden; null when it has none.</summary>
    public static MaskedText? Mask(string text)
    {
        var found = Find(text);
        if (found.Count == 0)
        {
            return null;
        }

        var shown = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end, _) in found)
        {
            shown.Append(text, at, start - at).Append(Mark);
            at = end;
        }

        shown.Append(text, at, text.Length - at);
        return new MaskedText(shown.ToString(), [.. found.Select(contact => contact.Kind).Distinct().Order()]);
    }

    /// <summary>Where the contacts stand in a text, from left to right, none overlapping.</summary>
    private static List<(int Start, int End, ContactKind Kind)> Find(string text)
    {
        var found = new List<(int Start, int End, ContactKind Kind)>();
        var plain = Skeleton.Of(text);
        var tokens = Token.Of(plain.Latin);
        Note(Addresses.In(plain.Latin, tokens), plain);
        Note(PhoneNumbers.In(tokens).Select(phone => (phone.Start, phone.End, ContactKind.Phone)), plain);
        Note(Handles.In(tokens).Select(handle => (handle.Start, handle.End, ContactKind.Handle)), plain);

        foreach (var (start, end) in SpacedWords.In(tokens))
        {
            // Written with a blank after each letter, it is read without them.
            var joined = plain.Latin[start..end].Replace(" ", string.Empty, StringComparison.Ordinal);
            if (Addresses.In(joined, Token.Of(joined)).Select(address => (ContactKind?)address.Kind).FirstOrDefault() is { } kind)
            {
                Note([(start, end, kind)], plain);
            }
        }

        return Merge(found);

        void Note(IEnumerable<(int Start, int End, ContactKind Kind)> contacts, Skeleton skeleton)
        {
            foreach (var (start, end, kind) in contacts)
            {
                var (from, to) = skeleton.Written(start, end);
                found.Add((from, to, kind));
            }
        }
    }

    private static List<(int Start, int End, ContactKind Kind)> Merge(List<(int Start, int End, ContactKind Kind)> found)
    {
        var merged = new List<(int Start, int End, ContactKind Kind)>();
        foreach (var contact in found.OrderBy(contact => contact.Start).ThenByDescending(contact => contact.End))
        {
            if (merged.Count > 0 && contact.Start < merged[^1].End)
            {
                merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, contact.End) };
            }
            else
            {
                merged.Add(contact);
            }
        }

        return merged;
    }
}
