using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Attachments;

/// <summary>What every store does, in a folder and over S3.</summary>
public sealed class Keeping_files : IAsyncLifetime
{
    private static readonly Guid Id = new("0198c0de-0000-7000-8000-0000000000ab");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("marketplace-files");
    private readonly S3Server server = new();

    public Task InitializeAsync() => server.Start();

    public async Task DisposeAsync()
    {
        folder.Delete(recursive: true);
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("s3")]
    public async Task What_is_put_is_there_until_it_is_deleted(string kind)
    {
        var store = Of(kind);
        Assert.Null(await store.Open(Id, 0, 1, CancellationToken.None));
        await store.Put(Id, "Once"u8.ToArray(), CancellationToken.None);
        await store.Put(Id, "Upon a time"u8.ToArray(), CancellationToken.None);
        Assert.Equal("Upon a time", await Read(store, 0, 11));
        Assert.Equal("on", await Read(store, 2, 2));
        Assert.Null(await store.Open(new Guid("0198c0de-0000-7000-8000-0000000001ab"), 0, 1, CancellationToken.None));

        await store.Delete(Id, CancellationToken.None);
        await store.Delete(Id, CancellationToken.None);
        Assert.Null(await store.Open(Id, 0, 1, CancellationToken.None));
        Assert.Empty(folder.EnumerateFiles("*", SearchOption.AllDirectories));
        Assert.Empty(server.Objects);
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("s3")]
    public async Task Many_may_put_the_same_at_once(string kind)
    {
        var (store, bytes) = (Of(kind), new byte[300_000]);
        Array.Fill(bytes, (byte)'x');
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => store.Put(Id, bytes, CancellationToken.None)));
        Assert.Equal(new string('x', 300_000), await Read(store, 0, 300_000));
    }

    [Fact]
    public async Task What_a_crash_left_beside_a_file_goes_with_it()
    {
        var store = Of("folder");
        await store.Put(Id, "Once"u8.ToArray(), CancellationToken.None);
        var place = Assert.Single(folder.EnumerateFiles("*", SearchOption.AllDirectories));
        await File.WriteAllTextAsync($"{place.FullName}.0198c0de.part", "On");
        await store.Delete(Id, CancellationToken.None);
        Assert.Empty(folder.EnumerateFiles("*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_wrong_secret_and_a_store_that_is_away_are_told_as_faults()
    {
        await Assert.ThrowsAsync<IOException>(() => Of("s3", secret: "wrong").Put(Id, "Once"u8.ToArray(), CancellationToken.None));
        Assert.Empty(server.Objects);
        await server.DisposeAsync();
        await Assert.ThrowsAsync<IOException>(() => Of("s3").Put(Id, "Once"u8.ToArray(), CancellationToken.None));
    }

    private static async Task<string> Read(IAttachmentStore store, long from, long length)
    {
        await using var bytes = await store.Open(Id, from, length, CancellationToken.None);
        using var reader = new StreamReader(bytes!);
        return await reader.ReadToEndAsync();
    }

    private IAttachmentStore Of(string kind, string secret = S3Server.Secret)
    {
        if (kind == "folder")
        {
            return new FileStore(folder.FullName);
        }

        var options = new AttachmentOptions { S3 = new S3Options { Endpoint = server.Address, Bucket = "files", Region = "eu-central-1", AccessKey = S3Server.Key, SecretKey = secret } };
        var clients = new ServiceCollection().AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>();
        return new S3Store(clients, Options.Create(options), TimeProvider.System);
    }
}
