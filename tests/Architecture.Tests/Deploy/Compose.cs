namespace Marketplace.Architecture.Deploy;

/// <summary>The compose file says nothing that the code does not know.</summary>
public sealed class Compose
{
    private static readonly Yaml File = Yaml.Read("docker-compose.yml").Single();

    private static Dictionary<string, Yaml> Services => File["services"].Members;

    [Fact]
    public void It_has_two_silos_an_edge_a_database_and_a_migration()
    {
        Assert.Equal(["api", "migrate", "postgres", "silo-1", "silo-2"], Services.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_image_of_ours_is_built_from_a_file_that_is_there()
    {
        foreach (var (name, service) in Services.Where(service => service.Key != "postgres"))
        {
            var file = service["build"]["dockerfile"].Text;
            Assert.True(Repository.Has(file), $"{name} is built from {file}");
            Assert.Contains(service["build"]["args"]["ENGINE"].Text, new[] { "Orleans", "Embedded" });
        }
    }

    [Fact]
    public void Every_setting_has_a_reader()
    {
        var keys = Services.Values.SelectMany(service => service["environment"].Members.Keys).Distinct(StringComparer.Ordinal);

        Assert.DoesNotContain(keys, key => !ConfigurationKeys.AreRead(key));
    }

    [Fact]
    public void Whoever_waits_waits_for_a_service_and_for_something_that_it_can_tell()
    {
        foreach (var (name, awaited) in Services.SelectMany(service => service.Value["depends_on"].Members))
        {
            Assert.Contains(name, Services.Keys);
            var checks = Services[name]["healthcheck"];
            Assert.Equal(awaited["condition"].Text == "service_healthy", checks["test"].Exists && !checks["disable"].Exists);
        }
    }

    [Fact]
    public void Only_the_edge_is_reached_from_outside_and_on_a_port_that_its_image_offers()
    {
        var published = Services.Where(service => service.Value["ports"].Exists).Select(service => service.Key);
        var port = Services["api"]["ports"].Items.Single().Text.Split(':')[1];

        Assert.Equal(["api"], published);
        Assert.Contains(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture), Dockerfile.Read("src/Api/Dockerfile").Ports);
        Assert.Equal("true", File["networks"]["inside"]["internal"].Text);
    }

    [Fact]
    public void Networks_and_volumes_are_declared()
    {
        var networks = Services.Values.SelectMany(service => service["networks"].Items).Select(network => network.Text);
        var volumes = Services.Values.SelectMany(service => service["volumes"].Items).Select(volume => volume.Text.Split(':')[0]);

        Assert.Empty(networks.Except(File["networks"].Members.Keys));
        Assert.Empty(volumes.Except(File["volumes"].Members.Keys));
    }
}
