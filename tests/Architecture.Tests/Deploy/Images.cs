namespace Marketplace.Architecture.Deploy;

/// <summary>The images are made of what is there, and run what was built.</summary>
public sealed class Images
{
    public static TheoryData<string, string> All => new()
    {
        { "src/Api/Dockerfile", "Api" },
        { "src/Silo/Dockerfile", "Silo" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Everything_that_is_copied_exists_and_reaches_the_builder(string path, string project)
    {
        var file = Dockerfile.Read(path);
        var allowed = Repository.Read(".dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToArray();

        Assert.NotEmpty(file.Sources);
        Assert.All(file.Sources, source => Assert.True(Repository.Has(source), $"{path} copies {source}"));
        Assert.All(file.Sources, source => Assert.Contains(source.TrimEnd('/'), allowed));
        Assert.Contains($"src/{project}/{project}.csproj", file.Words("RUN"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_started_is_what_was_built(string path, string project)
    {
        var entry = string.Join(' ', Dockerfile.Read(path).Words("ENTRYPOINT"));

        Assert.Equal($"[\"dotnet\", \"Marketplace.{project}.dll\"]", entry);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_runs_as_root(string path, string project)
    {
        var file = Dockerfile.Read(path);
        var lastImage = file.Steps.Select(step => step.Instruction).ToList().LastIndexOf("FROM");

        Assert.Contains(file.Steps[lastImage..], step => step is { Instruction: "USER", Words: ["$APP_UID"] });
        Assert.Contains("ENGINE=Orleans", file.Words("ARG"));
        Assert.Contains(8080, file.Ports);
        Assert.True(Repository.Has($"src/{project}/Program.cs"));
    }
}
