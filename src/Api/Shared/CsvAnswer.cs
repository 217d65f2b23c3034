using System.Reflection;
using CsvHelper;
using Microsoft.AspNetCore.Http.Metadata;

namespace Marketplace;

/// <summary>A table as RFC 4180 says, sent while it is read, so that its length does not matter; or the problem behind a refusal.</summary>
internal sealed class CsvAnswer : IResult, IEndpointMetadataProvider
{
    private const string ContentType = "text/csv";

    private readonly Refusal? refusal;
    private readonly string? name;
    private readonly ImmutableArray<string> columns;
    private readonly IAsyncEnumerable<ImmutableArray<string>>? rows;

    private CsvAnswer(Refusal refusal) => this.refusal = refusal;

    private CsvAnswer(string name, ImmutableArray<string> columns, IAsyncEnumerable<ImmutableArray<string>> rows) =>
        (this.name, this.columns, this.rows) = (name, columns, rows);

    /// <param name="name">What browsers save it as.</param>
    /// <param name="columns">The first line.</param>
    /// <param name="rows">The others, each with a field for every column.</param>
    public static CsvAnswer Of(string name, ImmutableArray<string> columns, IAsyncEnumerable<ImmutableArray<string>> rows) =>
        new(name, columns, rows);

    public static implicit operator CsvAnswer(Refusal refusal) => new(refusal);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [ContentType]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (refusal is not null)
        {
            await Problem.Write(httpContext, refusal);
            return;
        }

        // Whatever fails before the first row is still answered with a problem.
        await using var row = rows!.GetAsyncEnumerator(httpContext.RequestAborted);
        var any = await row.MoveNextAsync();

        var response = httpContext.Response;
        response.ContentType = $"{ContentType}; charset=utf-8; header=present";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        response.Headers.CacheControl = "private, no-store";
        await using var csv = CsvWriter.Create(response.Body, options: null, leaveOpen: true);
        await Write(csv, columns, httpContext.RequestAborted);
        for (; any; any = await row.MoveNextAsync())
        {
            await Write(csv, row.Current, httpContext.RequestAborted);
        }
    }

    private static async Task Write(CsvWriter csv, ImmutableArray<string> fields, CancellationToken cancellationToken)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        await csv.EndRecordAsync(cancellationToken);
    }
}
