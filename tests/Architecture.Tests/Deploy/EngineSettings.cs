using Marketplace.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Marketplace.Architecture.Deploy;

/// <summary>
/// What engines are told is said once, in the code, for every way to run them: the service is part of the keys of what they store,
/// so a second name would hide what was stored under the first.
/// </summary>
public sealed class EngineSettings
{
    private static readonly string[] Names = ["Orleans__ServiceId", "Orleans__ClusterId", "Orleans:ServiceId", "Orleans:ClusterId"];

    [Fact]
    public async Task Every_process_has_the_same_names_unless_it_is_told_otherwise()
    {
        Assert.Equal(("marketplace", "marketplace"), await NamesOf());
        Assert.Equal(("green", "marketplace"), await NamesOf(("Orleans:ClusterId", "green")));
    }

    [Fact]
    public void No_deployment_tells_it_otherwise()
    {
        var files = Repository.Files("deploy", "*").Append("docker-compose.yml");

        Assert.DoesNotContain(files, file => Names.Any(name => Repository.Read(file).Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_grain_has_an_endless_queue_unless_it_is_told_so()
    {
        Assert.Equal((1_000, 1_000), await LimitsOf());
        Assert.Equal((0, 1_000), await LimitsOf(("Orleans:Messaging:MaxEnqueuedRequestsHardLimit", "0")));
    }

    private static async Task<(string ClusterId, string ServiceId)> NamesOf(params (string Key, string Value)[] settings)
    {
        var cluster = await Read<ClusterOptions>(settings);
        return (cluster.ClusterId, cluster.ServiceId);
    }

    private static async Task<(int Grains, int Workers)> LimitsOf(params (string Key, string Value)[] settings)
    {
        var messaging = await Read<SiloMessagingOptions>(settings);
        return (messaging.MaxEnqueuedRequestsHardLimit, messaging.MaxEnqueuedRequestsHardLimit_StatelessWorker);
    }

    /// <summary>What a silo would be started with.</summary>
    private static async Task<TOptions> Read<TOptions>((string Key, string Value)[] settings)
        where TOptions : class
    {
        var builder = new HostApplicationBuilder(
            new HostApplicationBuilderSettings { DisableDefaults = true, EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value, StringComparer.Ordinal));
        await using var database = MarketplaceDatabase.None();
        builder.AddMarketplaceSilo(MarketplaceOptions.From(builder.Configuration, builder.Environment), database);
        using var host = builder.Build();
        return host.Services.GetRequiredService<IOptions<TOptions>>().Value;
    }
}
