using System.Reflection;

namespace Marketplace.Architecture.Layers;

/// <summary>Which layer may know which.</summary>
public sealed class LayerRules
{
    private static readonly string[] Infrastructure = ["Npgsql", "Microsoft.AspNetCore", "Stripe", "OpenTelemetry"];

    public static TheoryData<string, string[]> Allowed => new()
    {
        { "Contracts", ["Marketplace.Embedded"] },
        { "Grains", ["Marketplace.Embedded", "Marketplace.Grains.Abstractions"] },
        { "Sandbox", [] },
        { "Silo", ["Marketplace.Embedded", "Marketplace.Grains", "Marketplace.Grains.Abstractions", "Marketplace.Stripe.Slice"] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_layer_knows_only_the_layers_below_it(string layer, string[] below)
    {
        Assert.Empty(Product.OwnReferencesOf(Layer(layer)).Except(below));
    }

    [Theory]
    [InlineData("Contracts")]
    [InlineData("Grains")]
    public void Contracts_and_grains_know_no_infrastructure(string layer)
    {
        var known = Layer(layer).GetReferencedAssemblies().Select(name => name.Name!);

        Assert.DoesNotContain(known, name => Infrastructure.Any(forbidden => name.StartsWith(forbidden, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_edge_reaches_gateways_over_HTTP_and_only_its_sandbox_folder_presses_their_buttons()
    {
        var offenders = Product.TypesOf(Product.Api)
            .Where(type => type.Namespace != "Marketplace.Sandbox")
            .SelectMany(type => Dependencies.Of(type).Where(used => used.Assembly == Product.Sandbox).Select(used => $"{type} uses {used}"));

        Assert.Empty(offenders);
    }

    [Fact]
    public void Only_the_composition_files_know_which_engine_they_run_on()
    {
        Assembly[] everybody = [Product.Contracts, Product.Grains, Product.Silo, Product.Api];
        var offenders = everybody.SelectMany(Product.TypesOf)
            .Where(type => type.Name is not ("Engine" or "ApiEngine"))
            .SelectMany(type => Dependencies.Of(type)
                .Where(used => used.Namespace?.StartsWith("Marketplace.Embedded", StringComparison.Ordinal) is true)
                .Select(used => $"{type} uses {used}"));

        Assert.Empty(offenders);
    }

    [Fact]
    public void No_source_file_asks_the_preprocessor_which_engine_it_is_compiled_for()
    {
        var asking = Repository.Files("src", "*.cs").Where(file => Repository.Read(file).Contains("\n#if ", StringComparison.Ordinal));

        Assert.Empty(asking);
    }

    [Fact]
    public void Tests_that_only_one_engine_can_run_say_so_in_their_names()
    {
        var shared = new[] { "tests/Api.Tests", "tests/Grains.Tests", "tests/Postgres.Tests", "tests/Sandbox.Tests", "tests/Shared" }
            .SelectMany(folder => Repository.Files(folder, "*.cs"))
            .Where(file => !file.EndsWith(".Embedded.cs", StringComparison.Ordinal));

        Assert.DoesNotContain(shared, file => Repository.Read(file).Contains("Marketplace.Embedded;", StringComparison.Ordinal));
    }

    [Fact]
    public void The_reader_of_dependencies_sees_into_lambdas_and_iterators()
    {
        var used = Dependencies.Of(typeof(Planted));

        Assert.Contains(typeof(Uri), used);
        Assert.Contains(typeof(Version), used);
    }

    private static Assembly Layer(string name) =>
        name switch
        {
            "Contracts" => Product.Contracts,
            "Grains" => Product.Grains,
            "Sandbox" => Product.Sandbox,
            _ => Product.Silo,
        };

    private static class Planted
    {
        public static readonly Func<string, int> Hidden = text => new Uri(text).Port;

        public static IEnumerable<int> Later()
        {
            yield return new Version("1.0").Major;
        }
    }
}
