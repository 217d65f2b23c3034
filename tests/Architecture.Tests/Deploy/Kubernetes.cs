namespace Marketplace.Architecture.Deploy;

/// <summary>The manifests fit together, and say nothing that the code does not know.</summary>
public sealed class Kubernetes
{
    public static TheoryData<string> Folders => ["base", .. Manifests.Overlays];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_file_is_listed_and_every_listed_file_is_a_resource(string folder)
    {
        var listed = Manifests.Kustomization(folder)["resources"].Items.Select(item => item.Text);
        var present = Repository.Files($"{Manifests.Root}/{folder}", "*.yaml").Select(Path.GetFileName).Where(name => name != "kustomization.yaml");

        Assert.Equal(present.Order(StringComparer.Ordinal), listed.Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(Manifests.Of(folder), resource =>
            Assert.True(resource.Body["apiVersion"].Exists && resource.Kind.Length > 0 && resource.Name.Length > 0, resource.ToString()));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Nothing_is_declared_twice(string folder)
    {
        var twice = Manifests.Of(folder).GroupBy(resource => (resource.Kind, resource.Name)).Where(same => same.Count() > 1);

        Assert.Empty(twice.Select(same => same.Key));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Selectors_find_the_pods_that_they_are_for(string folder)
    {
        var resources = Manifests.Of(folder);
        var pods = resources.Where(resource => resource.Pod.Exists).ToArray();

        Assert.All(resources.SelectMany(Selectors), selector =>
            Assert.True(pods.Any(pod => selector.Labels.All(label => Matches(pod, label))), $"{selector.By} selects nobody"));
        Assert.All(pods.Where(pod => pod.Kind != "Job"), pod =>
            Assert.All(LabelsOf(pod.Body["spec"]["selector"]["matchLabels"]), label => Assert.True(Matches(pod, label), pod.ToString())));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Services_lead_to_ports_that_their_pods_open(string folder)
    {
        var resources = Manifests.Of(folder);
        foreach (var service in resources.Where(resource => resource.Kind == "Service"))
        {
            var pod = resources.Single(resource => resource.Pod.Exists && LabelsOf(service.Body["spec"]["selector"]).All(label => Matches(resource, label)));
            var open = pod.Containers.SelectMany(container => container["ports"].Items).Select(port => port["name"].Text);

            Assert.Empty(service.Body["spec"]["ports"].Items.Select(port => port["targetPort"].Text).Except(open));
        }
    }

    [Theory]
    [InlineData("overlays/local")]
    [InlineData("overlays/production")]
    public void Every_setting_has_a_reader_and_none_is_a_secret(string folder)
    {
        string[] keys = [.. Manifests.Settings("base").Concat(Manifests.Settings(folder)).Select(setting => setting.Key)];

        Assert.DoesNotContain(keys, key => !ConfigurationKeys.AreRead(key));
        Assert.DoesNotContain(keys, key => key.Contains("ApiKey", StringComparison.Ordinal) || key.Contains("WebhookSecret", StringComparison.Ordinal));
        Assert.DoesNotContain(
            Manifests.Settings(folder).SelectMany(setting => setting), value => value.Contains("Password", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Scalers_and_replicas_name_what_there_is()
    {
        foreach (var folder in Manifests.Overlays)
        {
            var resources = Manifests.Of(folder);
            var scaled = resources.Where(resource => resource.Kind == "HorizontalPodAutoscaler").Select(resource => resource.Body["spec"]["scaleTargetRef"]);

            Assert.All(scaled, target => Assert.Contains(resources, resource => resource.Kind == target["kind"].Text && resource.Name == target["name"].Text));
            Assert.All(Manifests.Kustomization(folder)["replicas"].Items, replica =>
                Assert.Contains(resources, resource => resource.Pod.Exists && resource.Name == replica["name"].Text));
        }
    }

    private static IEnumerable<(Resource By, Dictionary<string, string> Labels)> Selectors(Resource resource)
    {
        var spec = resource.Body["spec"];
        var own = resource.Kind switch
        {
            "Service" => spec["selector"],
            "PodDisruptionBudget" => spec["selector"]["matchLabels"],
            "NetworkPolicy" => spec["podSelector"]["matchLabels"],
            _ => default,
        };

        return spec["ingress"].Items
            .SelectMany(rule => rule["from"].Items)
            .Select(peer => peer["podSelector"]["matchLabels"])
            .Append(own)
            .Where(labels => labels.Exists)
            .Select(labels => (resource, LabelsOf(labels)));
    }

    private static Dictionary<string, string> LabelsOf(Yaml labels) =>
        labels.Members.ToDictionary(label => label.Key, label => label.Value.Text, StringComparer.Ordinal);

    private static bool Matches(Resource pod, KeyValuePair<string, string> label) =>
        pod.PodLabels.TryGetValue(label.Key, out var value) && value == label.Value;
}
