using Marketplace.Relays;
using Marketplace.Work;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Marketplace.Hosting;

/// <summary>Traces and metrics through OpenTelemetry. Nothing is collected unless somebody is there to receive it.</summary>
internal static class TelemetryHosting
{
    /// <summary>As the specification of OpenTelemetry names it; the exporter reads it too.</summary>
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Sources =
    [
        "Marketplace.*", RelayTeller.SourceName, "Microsoft.AspNetCore", "Microsoft.Orleans.*", "Npgsql", "System.Net.Http",
    ];

    private static readonly string[] Meters =
    [
        "Marketplace.*", WorkMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.Orleans", "Npgsql", "System.Net.Http", "System.Runtime",
    ];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[Endpoint] is { Length: > 0 })
        {
            // ASP.NET Core describes its spans itself once it is allowed to.
            AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
            services.AddHostedService<Telemetry>();
        }

        return services;
    }

    private sealed class Telemetry(IHostEnvironment environment) : IHostedService, IDisposable
    {
        private TracerProvider? traces;
        private MeterProvider? metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder.CreateDefault().AddService(environment.ApplicationName);
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter().Build();
            metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter().Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Dispose();
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            traces?.Dispose();
            metrics?.Dispose();
        }
    }
}
