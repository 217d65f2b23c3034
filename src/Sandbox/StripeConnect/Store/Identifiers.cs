namespace Marketplace.Sandbox;

/// <summary>Names as Stripe makes them: a prefix that tells the kind, and text that nobody can guess.</summary>
internal static class Identifiers
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string NewId(this IChance chance, string prefix) =>
        string.Create(prefix.Length + (prefix == "cs_test_" ? 58 : 24), (chance, prefix), static (id, from) =>
        {
            from.prefix.CopyTo(id);
            foreach (ref var letter in id[from.prefix.Length..])
            {
                letter = Alphabet[from.chance.Below(Alphabet.Length)];
            }
        });
}
