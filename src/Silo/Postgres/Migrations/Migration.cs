using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Postgres;

/// <summary>One forward step of the schema: an embedded script <c>0001_name.sql</c>.</summary>
/// <param name="Number">Its place in the order. Numbers ascend; one may be skipped, none is given twice.</param>
/// <param name="Name">What it brings, from its file name.</param>
/// <param name="Sql">The script; it runs in one transaction with <c>search_path</c> set to the product's schema.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    private const string Folder = ".Postgres.Migrations.";

    public string Title => $"{Number:0000}_{Name}";

    /// <summary>The digest of the script, equal on machines that check out other line endings.</summary>
    public string Checksum =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The migrations that this build carries, in order.</summary>
    public static ImmutableArray<Migration> Embedded { get; } =
        [.. Read(typeof(Migration).Assembly).OrderBy(migration => migration.Number)];

    private static IEnumerable<Migration> Read(Assembly assembly)
    {
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (resource.IndexOf(Folder, StringComparison.Ordinal) is >= 0 and var folder)
            {
                // "0001_roles.sql"; a file of another shape is a mistake that must not be passed over.
                var file = resource[(folder + Folder.Length)..];
                var number = int.Parse(file.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);

                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
                yield return new Migration(number, Path.GetFileNameWithoutExtension(file)[5..], reader.ReadToEnd());
            }
        }
    }
}
