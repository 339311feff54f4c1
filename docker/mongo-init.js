// Makes the three members one replica set; run by mongosh, any number of times.
const name = 'yimen';
const members = ['mongo-1', 'mongo-2', 'mongo-3'].map((host, id) => ({ _id: id, host: `${host}:27017` }));
try {
  rs.status();
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  rs.initiate({ _id: name, members });
}
while (rs.status().members.every(({ stateStr }) => stateStr !== 'PRIMARY')) sleep(200);
