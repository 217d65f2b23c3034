namespace Marketplace.Architecture.Deploy;

/// <summary>What runs in a cluster: the images that we build, probed where the code answers, and allowed no more than it needs.</summary>
public sealed class Pods
{
    private static readonly Dictionary<string, string> Projects = new(StringComparer.Ordinal)
    {
        ["marketplace-api"] = "src/Api",
        ["marketplace-silo"] = "src/Silo",
    };

    public static TheoryData<string> Ours => [.. Manifests.Of("base").Where(resource => resource.Pod.Exists).Select(resource => resource.Name)];

    [Theory]
    [MemberData(nameof(Ours))]
    public void Images_are_those_that_compose_builds_too(string name)
    {
        var built = Yaml.Read("docker-compose.yml").Single()["services"].Members.Values.Select(service => service["image"].Text);

        Assert.All(Find(name).Containers, container => Assert.Contains(container["image"].Text, built));
    }

    [Theory]
    [MemberData(nameof(Ours))]
    public void Probes_ask_for_what_the_code_answers(string name)
    {
        foreach (var container in Find(name).Containers)
        {
            var project = Projects[container["image"].Text];
            var answered = string.Concat(Repository.Files(project, "*Health*.cs").Select(Repository.Read));
            var ports = container["ports"].Items.ToDictionary(port => port["name"].Text, port => port["containerPort"].Number, StringComparer.Ordinal);
            foreach (var probe in container.Everything.Select(node => node["httpGet"]).Where(probe => probe.Exists))
            {
                Assert.Contains($"MapHealthChecks(\"{probe["path"]}\"", answered, StringComparison.Ordinal);
                Assert.Contains(probe["port"].Text, ports.Keys);
            }

            Assert.Empty(ports.Values.Except(Dockerfile.Read($"{project}/Dockerfile").Ports));
        }
    }

    [Theory]
    [MemberData(nameof(Ours))]
    public void Commands_are_known_to_the_program(string name)
    {
        foreach (var container in Find(name).Containers)
        {
            var program = Repository.Read($"{Projects[container["image"].Text]}/Program.cs");
            Assert.All(container["args"].Items, verb => Assert.Contains($"\"{verb}\"", program, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Ours))]
    public void Nothing_may_do_more_than_it_needs(string name)
    {
        var pod = Find(name).Pod["spec"];
        Assert.Equal("true", pod["securityContext"]["runAsNonRoot"].Text);
        Assert.Equal("marketplace", pod["serviceAccountName"].Text);
        Assert.All(Find(name).Containers, container =>
        {
            Assert.Equal("false", container["securityContext"]["allowPrivilegeEscalation"].Text);
            Assert.Equal("true", container["securityContext"]["readOnlyRootFilesystem"].Text);
            Assert.Equal("ALL", container["securityContext"]["capabilities"]["drop"].Items.Single().Text);
            Assert.True(container["resources"]["requests"]["cpu"].Exists && container["resources"]["limits"]["memory"].Exists);
        });
    }

    [Theory]
    [MemberData(nameof(Ours))]
    public void Settings_come_from_the_generated_map_and_from_a_secret_that_is_documented(string name)
    {
        var running = Repository.Read("docs/running.md");
        var maps = Manifests.Kustomization("base")["configMapGenerator"].Items.Select(generator => generator["name"].Text).ToArray();
        foreach (var source in Find(name).Containers.SelectMany(container => container["envFrom"].Items))
        {
            var (map, secret) = (source["configMapRef"]["name"], source["secretRef"]["name"]);
            Assert.True(map.Exists ? maps.Contains(map.Text) : running.Contains($"create secret generic {secret}", StringComparison.Ordinal));
        }
    }

    private static Resource Find(string name) => Manifests.Of("base").Single(resource => resource.Pod.Exists && resource.Name == name);
}
