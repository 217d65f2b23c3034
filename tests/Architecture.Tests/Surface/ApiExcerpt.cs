namespace Marketplace.Architecture;

/// <summary>A committed excerpt of a library's public API: exactly the lines that a slice repeats.</summary>
internal static class ApiExcerpt
{
    public static SortedDictionary<string, SurfaceType> Read(string folder, string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, folder, file);
        var types = new SortedDictionary<string, SurfaceType>(StringComparer.Ordinal);
        SurfaceType? current = null;

        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == ' ')
            {
                current = current! with { Members = current.Members.Add(line[2..]) };
            }
            else
            {
                current = Heading(line);
            }

            types[current.Name] = current;
        }

        return types;
    }

    private static SurfaceType Heading(string line)
    {
        var (declaration, ancestors) = line.Split(" : ") is [var first, var second] ? (first, second) : (line, "");
        var lastBlank = declaration.LastIndexOf(' ');
        return new SurfaceType(
            declaration[(lastBlank + 1)..],
            declaration[..lastBlank],
            ancestors.Length == 0 ? [] : [.. ancestors.Split(", ")],
            []);
    }
}
