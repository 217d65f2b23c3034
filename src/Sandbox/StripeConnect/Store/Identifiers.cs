using System.Security.Cryptography;

namespace Marketplace.Sandbox;

/// <summary>Names as Stripe makes them: a prefix that tells the kind, and text that nobody can guess.</summary>
internal static class Identifiers
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string New(string prefix) => prefix + RandomNumberGenerator.GetString(Alphabet, prefix == "cs_test_" ? 58 : 24);
}
