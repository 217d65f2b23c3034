namespace Marketplace.Architecture.Deploy;

/// <summary>What an image is made of and what it offers.</summary>
internal sealed record Dockerfile(string Path, ImmutableArray<(string Instruction, string[] Words)> Steps)
{
    public ImmutableArray<int> Ports => [.. Words("EXPOSE").Select(int.Parse)];

    /// <summary>What is copied from the repository into the build.</summary>
    public IEnumerable<string> Sources =>
        Steps.Where(step => step.Instruction == "COPY" && !step.Words[0].StartsWith("--from", StringComparison.Ordinal))
            .SelectMany(step => step.Words[..^1]);

    public IEnumerable<string> Words(string instruction) => Steps.Where(step => step.Instruction == instruction).SelectMany(step => step.Words);

    public static Dockerfile Read(string path)
    {
        var lines = Repository.Read(path).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return new Dockerfile(path, [.. lines.Select(words => (words[0], words[1..]))]);
    }
}
